"""The closed lists of events."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegistrationState(TextChoices):
    """Where a registration stands: pending > waiting > offered > confirmed; the last two are its end."""

    CONFIRMED = "confirmed", _("Registered")
    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("A seat is offered")
    PENDING = "pending", _("The organiser decides")
    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")


HOLDS_SEATS = (RegistrationState.CONFIRMED, RegistrationState.OFFERED)
"""States that count against the seats."""
STANDING = (*HOLDS_SEATS, RegistrationState.WAITING, RegistrationState.PENDING)
"""States of whoever wants to come and has not been told no."""


class DeclinedBy(TextChoices):
    """Who said no, or what."""

    PERSON = "person", _("did not take the seat that was offered")
    TIME = "time", _("did not answer in time")
    SILENCE = "silence", _("did not say whether she still comes")
    ORGANISER = "organiser", _("declined by the organiser")


class TransferState(TextChoices):
    """What became of a place that somebody hands on."""

    OFFERED = "offered", _("Offered")
    TAKEN = "taken", _("Taken")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")


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


class QuestionKind(TextChoices):
    """How a question of the organiser is answered."""

    TEXT = "text", _("in their own words")
    CHOICE = "choice", _("one of several answers")
    NUMBER = "number", _("a number")
    DATE = "date", _("a date")


class MinutesState(TextChoices):
    """Minutes are a draft until the group has confirmed them, and again while they are being corrected."""

    DRAFT = "draft", _("Being written")
    CONFIRMED = "confirmed", _("Confirmed by the group")


class Scope(TextChoices):
    """Which dates of a series a change is for."""

    THIS = "this", _("Only this date")
    FOLLOWING = "following", _("This date and all that follow")
    ALL = "all", _("All dates still to come")
