"""Forms of events, one module a noun."""

from .events import EventForm
from .feeds import SubscribeForm
from .registrations import RegistrationForm

__all__ = ["EventForm", "RegistrationForm", "SubscribeForm"]
