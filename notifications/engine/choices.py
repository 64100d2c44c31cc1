"""The closed lists of the engine: where a message stands, how urgent it is, and why it went or did not go."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

LETTER = "letter"
"""Stands for the topic of what is written already (`letters.py`)."""


class State(TextChoices):
    """Where a message stands. The first two are open, the others are its end."""

    PLANNED = "planned", _("Planned")
    CLAIMED = "claimed", _("Being sent")
    ACCEPTED = "accepted", _("Sent")
    SKIPPED = "skipped", _("Not sent")
    EXPIRED = "expired", _("Too late to send")
    FAILED = "failed", _("Could not be sent")
    UNKNOWN = "unknown", _("Perhaps sent")


OPEN = (State.PLANNED, State.CLAIMED)


class AttemptState(TextChoices):
    """What became of one contact with a provider; `started` is written before the contact."""

    STARTED = "started", _("started")
    ACCEPTED = "accepted", _("accepted")
    TEMPORARY = "temporary", _("refused for now")
    PERMANENT = "permanent", _("refused for good")
    UNKNOWN = "unknown", _("the answer was lost")


class Urgency(IntegerChoices):
    """Who goes first: the lower the sooner."""

    CODE = 0, _("code")
    URGENT = 1, _("urgent")
    REMINDER = 2, _("reminder")
    UNASKED = 3, _("unasked")


class Reason(TextChoices):
    """Why a message is planned so, or ended so, in words for the person and the coordinator."""

    ON_TIME = "on_time", _("It goes out at the planned time.")
    LATE = "late", _("Its time had already come when it was planned, so it went out at once.")
    JOINED_LATER = "joined_later", _("You joined after its time, so it would have told you nothing new.")
    LEFT = "left", _("You no longer take part.")
    MOVED = "moved", _("The time was changed, and another message took its place.")
    SWITCHED_OFF = "switched_off", _("The organisers took this reminder out of the plan.")
    NOT_MEANT = "not_meant", _("It is for those who take part in another way.")
    CALLED_OFF = "called_off", _("The activity was called off.")
    NOT_OPEN = "not_open", _("The activity is not published any more.")
    STOPPED = "stopped", _("You asked us to stop writing to this address. You can read it here.")
    NO_ADDRESS = "no_address", _("We have no confirmed e-mail address of yours. You can read it here.")
    BOUNCED = "bounced", _("Mail to your address came back. You can read it here.")
    ERASED = "erased", _("The account was erased.")
    KNOWN = "known", _("You had been told already.")
    FOLDED = "folded", _("The news of the new time or place told you as well.")
    MERGED = "merged", _("Another message told you the same.")
    NOT_PLANNED = "not_planned", _("It is not to be told any more.")
    QUIET_LATER = "quiet_later", _("It waited for the end of the quiet hours.")
    QUIET_SOONER = (
        "quiet_sooner",
        _("It came before the quiet hours, because it would have been too late after them."),
    )
    QUIET = "quiet", _("It would have come in the quiet hours. It can be read in the inbox.")
    TOO_LATE = "too_late", _("It would have come too late to be useful.")
    REFUSED = "refused", _("The mail provider of this address refused it.")
    BROKEN = "broken", _("The message could not be written because of a fault on our side.")
    ANSWER_LOST = (
        "answer_lost",
        _("The connection broke while it was being handed over, so it may have arrived."),
    )
