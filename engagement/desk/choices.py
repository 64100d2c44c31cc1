"""The closed lists of the desk."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """What is wrong with public words; the most urgent first."""

    DANGER = "danger", _("Somebody is in danger")
    INSULT = "insult", _("Insults or threats")
    HATE = "hate", _("Hate against a group of people")
    PERSONAL_DATA = "personal_data", _("Tells private things about somebody")
    SPAM = "spam", _("Advertising or fraud")
    OTHER = "other", _("Something else")


class Decision(TextChoices):
    """What moderators decide on what was reported."""

    LEFT = "left", _("Left as it is")
    HIDDEN = "hidden", _("Hidden")


class TaskOutcome(TextChoices):
    """What came of a safeguarding task; never more than this is written down."""

    NOTHING = "nothing", _("Nothing of the kind was meant")
    OFFERED = "offered", _("Help was offered")
    ACCEPTED = "accepted", _("She was put in touch with help, as she wished")
    DECLINED = "declined", _("She wants no help now")
    UNREACHED = "unreached", _("She could not be reached safely")
