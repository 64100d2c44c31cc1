"""Questions to the ledger."""

from django.db.models import QuerySet

from accounts.models import Person
from engagement.participation.choices import Verb
from engagement.participation.models import Participation


def live() -> QuerySet[Participation]:
    """Deeds that nobody took back."""
    return Participation.objects.exclude(verb=Verb.VOID).filter(voided_by__isnull=True)


def of_person(person: Person) -> QuerySet[Participation]:
    """What this person has done, latest first, with the activity and its place."""
    return live().filter(person=person).select_related("activity", "place").order_by("-happened_at", "-id")
