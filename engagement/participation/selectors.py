"""Questions to the ledger."""

from django.db.models import Q, QuerySet

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.participation.choices import Source, Verb
from engagement.participation.models import Participation

GROUP_VIEW = Q(verb=Verb.CONTRIBUTED, for_organisation__isnull=False)
"""Of deeds: somebody gave the view of a group. It stands beside what people say: no person is counted for it."""


def live() -> QuerySet[Participation]:
    """Deeds that nobody took back."""
    return Participation.objects.exclude(verb=Verb.VOID).filter(voided_by__isnull=True)


def is_joined(activity: Activity) -> bool:
    """Whether anybody has ever taken part, also who took it back."""
    return Participation.objects.filter(activity=activity).exists()


def was_taken_back(person: Person, activity: Activity, *, verb: Verb, source: Source) -> bool:
    """Whether her deed of this verb, as this source has it, was ever taken back."""
    return Participation.objects.filter(
        person=person, activity=activity, verb=verb, source=source, voided_by__isnull=False
    ).exists()
