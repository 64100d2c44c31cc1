"""The closed lists of events."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegistrationState(TextChoices):
    CONFIRMED = "confirmed", _("Registered")
    CANCELLED = "cancelled", _("Cancelled")


class KnownBy(TextChoices):
    """How we know that somebody came."""

    SCAN = "scan", _("by her ticket, scanned")
    CODE = "code", _("by the code of her ticket")
    NAME = "name", _("by name at the door")
    GROUP = "group", _("with her group")
    WALK_IN = "walk_in", _("came without registering")
    PAPER = "paper", _("typed from paper")
    SELF = "self", _("said by herself")
    ROSTER = "roster", _("on the attendance list")
    MARKED = "marked", _("marked by the organiser")


class MinutesState(TextChoices):
    """Minutes are a draft until the group has confirmed them, and again while they are being corrected."""

    DRAFT = "draft", _("Being written")
    CONFIRMED = "confirmed", _("Confirmed by the group")


class Scope(TextChoices):
    """Which dates of a series a change is for."""

    THIS = "this", _("Only this date")
    FOLLOWING = "following", _("This date and all that follow")
    ALL = "all", _("All dates still to come")
