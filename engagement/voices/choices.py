"""The closed lists of voices."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class ContributionState(TextChoices):
    """No voice is lost: a contribution is always in one of these."""

    RECEIVED = "received", _("Received")
    READ = "read", _("Read by the organisers")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Taken back")
