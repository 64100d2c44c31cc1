"""Forms of events, one module a noun."""

from .certificates import (
    CertificateForm,
    CertificateOfferForm,
)
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
    "CertificateForm",
    "CertificateOfferForm",
    "EventForm",
    "HeadCountForm",
    "RegistrationForm",
    "SubscribeForm",
]
