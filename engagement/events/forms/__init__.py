"""Forms of events, one module a noun."""

from .events import EventForm
from .registrations import DeclineForm, RegistrationForm

__all__ = ["DeclineForm", "EventForm", "RegistrationForm"]
