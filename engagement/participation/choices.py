"""The closed lists of the ledger."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Verb(TextChoices):
    """What was done; `void` takes back the row it names."""

    REGISTERED = "registered", _("registered")
    CAME = "came", _("came")
    SPOKE = "spoke", _("spoke")
    CONTRIBUTED = "contributed", _("contributed")
    TOOK_PART = "took_part", _("took part")
    SIGNED = "signed", _("signed")
    PLEDGED = "pledged", _("promised something")
    KEPT = "kept", _("kept a promise")
    VOLUNTEERED = "volunteered", _("took a shift")
    HELPED = "helped", _("helped on a shift")
    WROTE = "wrote", _("wrote a letter")
    VOID = "void", _("taken back")


class Source(TextChoices):
    """How we know."""

    SELF = "self", _("by the person")
    STAFF = "staff", _("by the organiser")
    ROSTER = "roster", _("from an attendance list")
    API = "api", _("over the API")
    INVITED = "invited", _("by accepting an invitation")
    SCAN = "scan", _("by a scanned ticket")
    CODE = "code", _("by the code of a ticket")
    NAME = "name", _("by name at the door")
    GROUP = "group", _("with a group")
    WALK_IN = "walk_in", _("at the door, without registering")
    PAPER = "paper", _("typed from paper")


class Mode(TextChoices):
    HALL = "hall", _("in the hall")
    ONLINE = "online", _("online")
