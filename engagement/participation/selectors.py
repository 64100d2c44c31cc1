"""Questions to the ledger."""

from django.db.models import QuerySet

from engagement.activities.models import Activity
from engagement.participation.choices import Verb
from engagement.participation.models import Participation


def live() -> QuerySet[Participation]:
    """Deeds that nobody took back."""
    return Participation.objects.exclude(verb=Verb.VOID).filter(voided_by__isnull=True)


def is_joined(activity: Activity) -> bool:
    """Whether anybody has ever taken part, also who took it back."""
    return Participation.objects.filter(activity=activity).exists()
