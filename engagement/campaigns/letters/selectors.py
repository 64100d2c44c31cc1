"""Questions about letters."""

from django.db.models import QuerySet

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.campaigns.choices import ActionState
from engagement.campaigns.models import Letter


def letter_of(person: Person, activity: Activity) -> Letter | None:
    """Her letter that stands, or None."""
    return letters_in(activity).filter(action__person=person).first()


def letters_in(activity: Activity) -> QuerySet[Letter]:
    """The letters that stand, with who wrote them, in the order in which they were first written."""
    standing = Letter.objects.filter(action__campaign=activity.pk, action__state=ActionState.DONE)
    return standing.select_related("action__person").order_by("pk")
