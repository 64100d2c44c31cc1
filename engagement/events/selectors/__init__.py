"""Questions about events, one module a noun."""

from .attendance import mode_of, one_of, people
from .registrations import coming, registration_of, upcoming_of

__all__ = ["coming", "mode_of", "one_of", "people", "registration_of", "upcoming_of"]
