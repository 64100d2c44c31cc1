"""The closed lists of the directory."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Need(TextChoices):
    """What somebody looks for, in the words she would use; the most urgent first."""

    DANGER = "danger", _("Danger or violence")
    SHELTER = "shelter", _("A safe place to stay")
    HEALTH = "health", _("Health")
    LISTENING = "listening", _("Somebody to talk to")
    LEGAL = "legal", _("Legal help")
    WORK = "work", _("Trouble with pay or work")
    DOCUMENTS = "documents", _("Passport and papers")
    CONSULAR = "consular", _("Embassy or consulate")
    MISSING = "missing", _("Looking for a relative")
    CHILDREN = "children", _("Children and school")
    RETURN = "return", _("Coming home and starting again")


class Cost(TextChoices):
    UNKNOWN = "unknown", _("Ask what it costs")
    FREE = "free", _("Free of charge")
    FREE_FOR_SOME = "free_for_some", _("Free for some")
    PAID = "paid", _("Costs money")


class Discretion(TextChoices):
    """What becomes of one's name there."""

    UNKNOWN = "unknown", _("We do not know whether they keep it to themselves. Ask before you say your name.")
    ANONYMOUS = "anonymous", _("You need not say your name.")
    CONFIDENTIAL = "confidential", _("They ask your name and keep it to themselves.")
    ASKS_PAPERS = "asks_papers", _("They ask for your name or papers, and may pass them on.")


class Wrong(TextChoices):
    """What a reader says is wrong with an entry."""

    UNREACHABLE = "unreachable", _("Nobody answers there")
    MOVED = "moved", _("It has moved or closed")
    DETAILS = "details", _("Something written here is not right")
    ILL_TREATED = "ill_treated", _("They asked for money or treated somebody badly")


# BCP 47. What people who migrate to and from Indonesia speak; CLDR has each one's name in every language of the site.
SPOKEN = (
    *(
        "id",
        "en",
        "ar",
        "ban",
        "bn",
        "bug",
        "de",
        "fil",
        "fr",
        "hi",
        "ja",
        "jv",
        "ko",
        "mad",
        "min",
        "ms",
        "my",
    ),
    *("ne", "nl", "pt", "sas", "su", "ta", "th", "ur", "vi", "yue", "zh"),
)
