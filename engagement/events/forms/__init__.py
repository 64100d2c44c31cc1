"""Forms of events, one module a noun."""

from .events import (
    EventForm,
)
from .feeds import (
    SubscribeForm,
)
from .headcounts import (
    HeadCountForm,
)
from .registrations import (
    RegistrationForm,
)

__all__ = [
    "EventForm",
    "HeadCountForm",
    "RegistrationForm",
    "SubscribeForm",
]
