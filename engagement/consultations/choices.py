"""The closed lists of consultations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionKind(TextChoices):
    """How a question is answered."""

    TEXT = "text", _("In one's own words")
    ONE = "one", _("One of several answers")
    MANY = "many", _("As many of several answers as fit")
    SCALE = "scale", _("A step on a scale")
    RANKING = "ranking", _("Answers put in order")
    NUMBER = "number", _("A number")
    DATE = "date", _("A day")
    DISTRICT = "district", _("A place, no finer than a district")
    CONSENT = "consent", _("Consent to a statement")


class PhaseState(TextChoices):
    """Where a phase stands at a moment."""

    COMING = "coming", _("Opens later")
    OPEN = "open", _("Open")
    OVER = "over", _("Closed")


class Stance(TextChoices):
    """Where a comment stands on what is discussed; empty where it takes no side."""

    FOR = "for", _("For it")
    AGAINST = "against", _("Against it")


class Share(TextChoices):
    """How much an option must have to be chosen, of what its rule measures it against; empty where the most will do."""

    HALF = "half", _("More than half")
    TWO_THIRDS = "two_thirds", _("At least two thirds")
    THREE_QUARTERS = "three_quarters", _("At least three quarters")
    ALL = "all", _("All")

    def is_reached(self, value: int, out_of: int) -> bool:
        """Counted in whole numbers, so that two thirds are two thirds; nothing is no part of nothing."""
        if not out_of:
            return False
        match self:
            case Share.HALF:
                return 2 * value > out_of
            case Share.TWO_THIRDS:
                return 3 * value >= 2 * out_of
            case Share.THREE_QUARTERS:
                return 4 * value >= 3 * out_of
            case Share.ALL:
                return value == out_of


class IdeaOrder(TextChoices):
    """How ideas and comments stand in a list."""

    NEWEST = "newest", _("Newest")
    SUPPORTED = "supported", _("Most supported")
