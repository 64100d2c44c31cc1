"""The closed lists of voices."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SpeakerKind(TextChoices):
    """Who made a point aloud, as far as minutes say: a kind of people, never a name."""

    MIGRANT = "migrant", _("Migrant")
    RETURNED_MIGRANT = "returned_migrant", _("Returned migrant")
    FAMILY = "family", _("Family of a migrant")
    RESIDENT = "resident", _("Resident")
    LOCAL_LEADER = "local_leader", _("Local leader")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    AUTHORITY = "authority", _("Public authority")
    EMPLOYER = "employer", _("Employer or agency")
    RESEARCHER = "researcher", _("Researcher")
    OTHER = "other", _("Other")


class Way(TextChoices):
    """How something came that somebody gave without an account."""

    PAPER = "paper", _("On paper")
    HELPER = "helper", _("With a helper")


class ContributionState(TextChoices):
    """No voice is lost: a contribution is always in one of these."""

    RECEIVED = "received", _("Received")
    READ = "read", _("Read by the organisers")
    GROUPED = "grouped", _("Read and put with others that say the same")
    ACCEPTED = "accepted", pgettext_lazy("what was decided", "Accepted")
    ADAPTED = "adapted", _("Accepted in part")
    DECLINED = "declined", _("Not accepted")
    ANSWERED = "answered", _("Answered")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Taken back")


ANSWERED_STATES = frozenset(
    {
        ContributionState.ACCEPTED,
        ContributionState.ADAPTED,
        ContributionState.DECLINED,
        ContributionState.ANSWERED,
        ContributionState.DONE,
    }
)
"""Somebody has said what becomes of it: it stays as it was read."""


class Verdict(TextChoices):
    """What was decided on a theme."""

    ACCEPTED = "accepted", pgettext_lazy("what was decided", "Accepted")
    ADAPTED = "adapted", _("Accepted in part")
    DECLINED = "declined", _("Not accepted")


class ReplyState(TextChoices):
    """Where a reply stands before everyone reads it."""

    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Waits for approval")
    PUBLISHED = "published", _("Published")


class CommitmentState(TextChoices):
    """Whether a promise was kept."""

    OPEN = "open", _("Under way")
    KEPT = "kept", _("Kept")
    DROPPED = "dropped", _("Not kept")
