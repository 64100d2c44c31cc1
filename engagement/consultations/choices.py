"""The closed lists of consultations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionKind(TextChoices):
    """How a question is answered."""

    TEXT = "text", _("In one's own words")
    ONE = "one", _("One of several answers")
    MANY = "many", _("As many of several answers as fit")


class PhaseState(TextChoices):
    """Where a phase stands at a moment."""

    COMING = "coming", _("Opens later")
    OPEN = "open", _("Open")
    OVER = "over", _("Closed")


class Stance(TextChoices):
    """Where a comment stands on what is discussed; empty where it takes no side."""

    FOR = "for", _("For it")
    AGAINST = "against", _("Against it")


class IdeaOrder(TextChoices):
    """How ideas and comments stand in a list."""

    NEWEST = "newest", _("Newest")
    SUPPORTED = "supported", _("Most supported")
