"""How the engine stands, in numbers: for `manage.py reminders status` and whoever watches over the site."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, Sum

from core.facts import owed_by
from notifications.engine.choices import OPEN, State
from notifications.engine.models import Bell, Breaker, Message
from notifications.engine.rounds import CONSUMER


def counters(*, now: datetime) -> dict[str, Any]:
    """Messages by state; `skipped` by reason; ages in seconds (None: nothing due, never rung)."""
    due = Q(state__in=OPEN, free_at__lte=now)
    by_state = {state: Count("pk", filter=Q(state=state)) for state in State if state != State.SKIPPED}
    numbers = Message.objects.aggregate(
        **by_state,
        due=Count("pk", filter=due),
        unknown_repeats=Sum("repeats", default=0),
        oldest=Min("due_at", filter=due),
    )
    oldest = numbers.pop("oldest")
    bell = Bell.objects.filter(name="ring").first()
    skipped = (
        Message.objects.filter(state=State.SKIPPED)
        .values_list("reason")
        .annotate(Count("pk"))
        .order_by("reason")
    )
    return {
        **numbers,
        "skipped": dict(skipped),
        "oldest_due_seconds": None if oldest is None else round((now - oldest).total_seconds()),
        "bell_seconds": None if bell is None else round((now - bell.rung_at).total_seconds()),
        "facts_owed": owed_by([CONSUMER])[CONSUMER],
        "provider_left_alone": Breaker.objects.filter(open_until__gt=now).exists(),
    }
