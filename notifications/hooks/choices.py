"""The closed lists of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Event(TextChoices):
    """What one can hear of; each is the name of a fact."""

    REGISTRATION_MADE = "registration_made", _("somebody registered")
    REGISTRATION_CHANGED = "registration_changed", _("somebody changed her registration")
    REGISTRATION_CANCELLED = "registration_cancelled", _("somebody cancelled")
    ACTIVITY_PUBLISHED = "activity_published", _("an activity was published")
    ACTIVITY_CHANGED = "activity_changed", _("an activity was changed")
    ACTIVITY_MOVED = "activity_moved", _("an activity was moved to another time or place")
    ACTIVITY_CLOSED = "activity_closed", _("an activity was closed")
    ACTIVITY_WITHDRAWN = "activity_withdrawn", _("an activity was called off")


PING = "ping"


class State(TextChoices):
    """Where a delivery stands."""

    PLANNED = "planned", _("Waiting")
    CLAIMED = "claimed", _("Being delivered")
    ACCEPTED = "accepted", _("Delivered")
    FAILED = "failed", _("Given up")


OPEN = (State.PLANNED, State.CLAIMED)
