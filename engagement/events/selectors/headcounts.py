"""Questions about head counts."""

from django.db.models import QuerySet

from engagement.events.models import Event, HeadCount


def head_counts(event: Event) -> QuerySet[HeadCount]:
    """Those that stand, the latest first."""
    return HeadCount.objects.filter(event=event, taken_back_at=None).order_by("-at", "-id")
