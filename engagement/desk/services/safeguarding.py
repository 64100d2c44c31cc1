"""Verbs of safeguarding: notice, give a task to one trained person, close it; say who is trained.

Nothing here tells anybody outside, and nothing is done about a person without her: a task is a pointer for one person.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from accounts.choices import PlacePower
from accounts.models import Person, PlaceRole
from accounts.services import grant_place_role, revoke_place_role
from core import facts
from engagement.activities.models import Activity
from engagement.desk import policies
from engagement.desk.alarming import is_alarming
from engagement.desk.choices import TaskOutcome
from engagement.desk.errors import AlreadyDecided, NotAllowed
from engagement.desk.models import SafeguardingTask
from places.models import Place


@transaction.atomic
def watch(
    *,
    person: Person | None,
    activity: Activity,
    kind: str,
    code: str,
    texts: Iterable[str],
    asks_help: bool,
    now: datetime,
) -> bool:
    """Look at what somebody just gave; whether help should be shown to her now. The words are not kept here.

    `kind` and `code` are those of a room in WATCHED. `asks_help` is her own tick. Given again, an open task stays one.
    """
    if not asks_help and not any(is_alarming(text) for text in texts):
        return False
    task, made = SafeguardingTask.objects.get_or_create(
        kind=kind,
        target=code,
        closed_at=None,
        defaults={
            "activity": activity,
            "person": None if activity.is_sensitive else person,
            "is_by_herself": asks_help,
            "assigned_to": _trained_for(activity, besides=person),
            "made_at": now,
        },
    )
    if asks_help and not task.is_by_herself:
        SafeguardingTask.objects.filter(pk=task.pk).update(is_by_herself=True)
    if made:
        _note(task, now)
    return True


@transaction.atomic
def close_task(
    *, person: Person, task: SafeguardingTask, outcome: TaskOutcome, now: datetime
) -> SafeguardingTask:
    """Say what came of it, by one of few words. Raises NotAllowed, AlreadyDecided."""
    if not policies.may_read_task(person, task):
        raise NotAllowed
    still_open = SafeguardingTask.objects.filter(pk=task.pk, closed_at=None)
    if not still_open.update(outcome=outcome, closed_at=now):
        raise AlreadyDecided
    facts.record(
        "safeguarding_task_closed", now=now, actor_id=person.pk, task=task.pk, activity=task.activity_id
    )
    task.refresh_from_db(fields=["outcome", "closed_at"])
    return task


@transaction.atomic
def name_trained(*, named_by: Person, person: Person, place: Place, now: datetime) -> PlaceRole:
    """Say that somebody is trained for a place and all below; what waits there is hers. Raises accounts' NotAllowed."""
    role = grant_place_role(
        granted_by=named_by, person=person, place=place, power=PlacePower.SAFEGUARDING, now=now
    )
    _hand_out(_unassigned(), now)
    return role


@transaction.atomic
def end_trained(*, ended_by: Person, role: PlaceRole, now: datetime) -> None:
    """Somebody is not the one any more: what lay with her goes to another. Raises accounts' NotAllowed."""
    revoke_place_role(revoked_by=ended_by, role=role, now=now)
    _hand_out(SafeguardingTask.objects.filter(closed_at=None, assigned_to=role.person_id), now)


def _unassigned() -> "Iterable[SafeguardingTask]":
    return SafeguardingTask.objects.filter(closed_at=None, assigned_to=None)


def _hand_out(tasks: Iterable[SafeguardingTask], now: datetime) -> None:
    for task in tasks:
        trained = _trained_for(task.activity, besides=task.person)
        if trained != task.assigned_to:
            task.assigned_to = trained
            task.save(update_fields=["assigned_to"])
            _note(task, now)


def _trained_for(activity: Activity, *, besides: Person | None) -> Person | None:
    """The one trained nearest to the activity's place; of several the one with the least to do."""
    able = Person.objects.filter(user__is_active=True, erased_at=None, merged_into=None)
    roles = PlaceRole.objects.filter(
        power=PlacePower.SAFEGUARDING,
        revoked_at=None,
        place__path__holds=str(activity.place.path),
        person__in=able,
    ).exclude(person=besides.pk if besides else 0)
    waiting = Count("person__safeguarding_tasks", filter=Q(person__safeguarding_tasks__closed_at=None))
    found = list(roles.select_related("person", "place").annotate(waiting=waiting))
    found.sort(key=lambda role: (-str(role.place.path).count("."), role.waiting, role.pk))
    return found[0].person if found else None


def _note(task: SafeguardingTask, now: datetime) -> None:
    if task.assigned_to_id:
        facts.record(
            "safeguarding_task_given",
            now=now,
            task=task.pk,
            activity=task.activity_id,
            person=task.assigned_to_id,
        )
