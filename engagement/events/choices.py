"""The closed lists of events."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegistrationState(TextChoices):
    CONFIRMED = "confirmed", _("Registered")
    CANCELLED = "cancelled", _("Cancelled")


class KnownBy(TextChoices):
    """How we know that somebody came."""

    MARKED = "marked", _("marked by the organiser")
    ROSTER = "roster", _("on the attendance list")


class Scope(TextChoices):
    """Which dates of a series a change is for."""

    THIS = "this", _("Only this date")
    FOLLOWING = "following", _("This date and all that follow")
    ALL = "all", _("All dates still to come")
