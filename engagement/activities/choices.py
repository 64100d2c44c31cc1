"""The closed lists of the trunk."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    EVENT = "event", _("Event")
    CONSULTATION = "consultation", _("Consultation")
    CAMPAIGN = "campaign", _("Take Action")


class State(TextChoices):
    """Where an activity stands: draft > (review) > published > closed > archived, or withdrawn."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("Waiting for review")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Closed")
    ARCHIVED = "archived", _("Archived")
    WITHDRAWN = "withdrawn", _("Called off")


class Role(TextChoices):
    """What somebody does in one event; each opens just that."""

    ORGANISER = "organiser", _("Organiser")
    CO_ORGANISER = "co_organiser", _("Co-organiser")
    DOOR = "door", _("Door")
    NOTE_TAKER = "note_taker", _("Note-taker")


PUBLIC_STATES = (State.PUBLISHED, State.CLOSED, State.ARCHIVED)
"""States that anyone may see, withdrawn ones only by their address."""


class Invitee(TextChoices):
    """Who is invited, and so who comes."""

    PERSON = "person", _("comes in person")
    AGENCY = "agency", _("names who comes")
    GROUP = "group", _("group on this site, names who comes")


class InvitationState(TextChoices):
    SENT = "sent", _("Not answered yet")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
