"""Forms of events, one module a noun."""

from .events import EventForm
from .registrations import RegistrationForm

__all__ = ["EventForm", "RegistrationForm"]
