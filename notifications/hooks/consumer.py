"""What happened, written down for each hook that wants to hear of it: ids alone, nothing about sensitive activities."""

import json
from datetime import datetime, timedelta

from core.models import Fact
from engagement.activities.models import Activity
from engagement.events.models import Registration
from notifications.hooks.choices import Event
from notifications.hooks.models import Delivery, Hook

WANTS = frozenset(Event.values)
# So long it is tried.
USEFUL_FOR = timedelta(hours=24)


def handle(fact: Fact, now: datetime) -> None:
    """Plan a delivery for each hook of the activity's group that wants it; doing it twice changes nothing."""
    activity = Activity.objects.filter(pk=fact.ids["activity"]).first()
    if activity is None or activity.is_sensitive or activity.published_at is None:
        return
    hooks = Hook.objects.filter(
        organisation=activity.organisation_id, is_on=True, events__contains=[fact.name]
    )
    told = _ids(fact, activity)
    Delivery.objects.bulk_create(
        [planned(hook, fact.name, told, now=now, at=fact.recorded_at, fact_id=fact.pk) for hook in hooks],
        ignore_conflicts=True,
    )


def planned(
    hook: Hook, event: str, told: dict[str, str], *, now: datetime, at: datetime, fact_id: int | None = None
) -> Delivery:
    """A delivery that is due now, not saved; `told` are public codes by what they are of."""
    delivery = Delivery(
        hook=hook, event=event, fact_id=fact_id, free_at=now, useful_until=now + USEFUL_FOR, created_at=now
    )
    delivery.body = json.dumps({"delivery": delivery.code, "event": event, "at": at.isoformat(), **told})
    return delivery


def _ids(fact: Fact, activity: Activity) -> dict[str, str]:
    told = {"activity": activity.code}
    mine = Registration.objects.filter(pk=fact.ids.get("registration"))
    if code := mine.values_list("code", flat=True).first():
        told["registration"] = code
    return told
