"""Forms of events, one module a noun."""

from .certificates import (
    CertificateForm,
    CertificateOfferForm,
)
from .details import (
    DetailsForm,
)
from .events import (
    EventForm,
)
from .feeds import (
    SubscribeForm,
)
from .guests import (
    GuestRegistrationForm,
)
from .headcounts import (
    HeadCountForm,
)
from .questions import (
    QuestionForm,
)
from .registrations import (
    DeclineForm,
    RegistrationForm,
)
from .transfers import (
    TakerForm,
    TransferForm,
)

__all__ = [
    "CertificateForm",
    "CertificateOfferForm",
    "DeclineForm",
    "DetailsForm",
    "EventForm",
    "GuestRegistrationForm",
    "HeadCountForm",
    "QuestionForm",
    "RegistrationForm",
    "SubscribeForm",
    "TakerForm",
    "TransferForm",
]
