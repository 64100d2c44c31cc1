"""Verbs on head counts: count, and take a count back."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.events.errors import TooEarlyToMark
from engagement.events.models import LONGEST_NOTE, Event, HeadCount
from engagement.events.policies import has_open_doors
from engagement.participation.choices import Mode


@transaction.atomic
def count_heads(
    *, counted_by: Person, event: Event, mode: Mode, people: int, note: str = "", now: datetime
) -> HeadCount:
    """Write down how many are seen now. Raises NotAllowed, TooEarlyToMark."""
    activity = lock(event.pk)
    if not policies.may_mark(counted_by, activity):
        raise NotAllowed
    if not has_open_doors(activity, now):
        raise TooEarlyToMark
    count = HeadCount.objects.create(
        event=event,
        at=now,
        mode=mode,
        people=people,
        note=readable(note, optional=True)[:LONGEST_NOTE],
        counted_by=counted_by,
    )
    facts.record("heads_counted", now=now, actor_id=counted_by.pk, activity=activity.pk, head_count=count.pk)
    return count


@transaction.atomic
def take_head_count_back(*, person: Person, count: HeadCount, now: datetime) -> None:
    """A count that was wrong counts no more; said twice it is once. Raises NotAllowed."""
    activity = lock(count.event_id)
    if not policies.may_mark(person, activity):
        raise NotAllowed
    if HeadCount.objects.filter(pk=count.pk, taken_back_at=None).update(taken_back_at=now):
        facts.record(
            "head_count_taken_back", now=now, actor_id=person.pk, activity=activity.pk, head_count=count.pk
        )
