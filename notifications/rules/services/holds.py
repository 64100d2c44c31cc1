"""Stopping the reminders of one activity, and letting them go on."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core.facts import record
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from notifications.engine.choices import State, Urgency
from notifications.engine.models import Message
from notifications.rules.models import Hold


@transaction.atomic
def hold_reminders(*, person: Person, activity: Activity, now: datetime) -> Hold:
    """Nothing that reminds goes out for this activity from the next message on; what is urgent still does.

    Doing it twice changes nothing. Raises NotAllowed.
    """
    _may_run(person, activity)
    lock(activity.pk)
    hold, is_new = Hold.objects.get_or_create(activity=activity, defaults={"held_by": person, "held_at": now})
    if is_new:
        record("reminders_held", now=now, actor_id=person.pk, activity=activity.pk)
    return hold


@transaction.atomic
def let_reminders_go(*, person: Person, activity: Activity, now: datetime) -> None:
    """What was held goes out at its time, or at once where that has passed and it is still useful.

    Doing it twice changes nothing. Raises NotAllowed.
    """
    _may_run(person, activity)
    lock(activity.pk)
    held, _rows = Hold.objects.filter(activity=activity).delete()
    if not held:
        return
    waiting = Message.objects.filter(
        activity=activity, state=State.PLANNED, urgency__gte=Urgency.REMINDER, tries=0, due_at__lte=now
    )
    waiting.update(free_at=now)
    record("reminders_let_go", now=now, actor_id=person.pk, activity=activity.pk)


def _may_run(person: Person, activity: Activity) -> None:
    if not policies.may_run(person, activity):
        raise NotAllowed
