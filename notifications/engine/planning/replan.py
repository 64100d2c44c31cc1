"""Comparing an activity's rows with what should be: for one person at once, for all in chunks that end in time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F

from accounts.models import Organisation
from core.site import site_settings
from engagement.activities.models import Activity
from notifications.engine.models import Replan
from notifications.engine.planning import store
from notifications.engine.planning.plan import merged, plans
from notifications.rules.models import ReminderRule
from notifications.topics import TOPICS
from notifications.topics.topic import GROUP, Occasion, Topic

CHUNK = 2000
_OF_AN_OCCASION = (
    "activity_id",
    "organisation_id",
    "kind",
    "state",
    "starts_at",
    "ends_at",
    "zone",
    "time_version",
    "outcome_at",
)


@transaction.atomic
def plan_person(*, activity_id: int, person_id: int, now: datetime) -> int:
    """Plan and retire what one person is told of one activity; returns how many rows were written."""
    occasion = _hold(activity_id)
    store.retire(occasion, now=now, person_id=person_id)
    return _plan(occasion, [person_id], now=now)


@transaction.atomic
def plan_group(*, organisation_id: int, person_id: int | None, now: datetime) -> int:
    """Plan the news of a group: to one person, or to all whom it concerns; returns how many rows were written."""
    organisation = Organisation.objects.get(pk=organisation_id)
    occasion = Occasion(
        activity_id=None,
        organisation_id=organisation.pk,
        kind=GROUP,
        state="verified" if organisation.is_verified else "founded",
        starts_at=organisation.created_at,
        ends_at=now,
        zone=site_settings().zone,
    )
    people = _next_people(occasion, after=0, most=CHUNK) if person_id is None else [person_id]
    return _plan(occasion, people, now=now)


def ask(activity_id: int) -> None:
    """Have all rows of an activity compared from the beginning, soon and in chunks."""
    Replan.objects.bulk_create(
        [Replan(activity_id=activity_id)],
        update_conflicts=True,
        unique_fields=["activity"],
        update_fields=["after_person"],
    )


@transaction.atomic
def plan_chunk(*, now: datetime, most: int = CHUNK) -> int | None:
    """Compare the next chunk of whatever was asked for; returns rows written, or None when nothing is asked."""
    asked = Replan.objects.select_for_update(skip_locked=True).order_by("activity_id").first()
    if asked is None:
        return None
    occasion = _hold(asked.activity_id)
    if asked.after_person == 0:
        store.retire(occasion, now=now)
    people = _next_people(occasion, after=asked.after_person, most=most)
    written = _plan(occasion, people, now=now)
    if len(people) < most:
        asked.delete()
    else:
        asked.after_person = people[-1]
        asked.save(update_fields=["after_person"])
    return written


@transaction.atomic
def retire_now(*, activity_id: int, now: datetime) -> int:
    """End at once what should not go out any more; what is to take its place comes with the next chunks."""
    return store.retire(_hold(activity_id), now=now)


def occasion_of(activity_id: int, rules: Sequence[ReminderRule]) -> Occasion:
    """The activity as it would be planned under other rules; nothing is held."""
    return replace(_read(activity_id), rules=tuple(rules))


def _hold(activity_id: int) -> Occasion:
    """The activity as it is now, with no other planner at work on it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('notifications.plan', %s))", [activity_id]
        )
    return _read(activity_id)


def _read(activity_id: int) -> Occasion:
    row = (
        Activity.objects.filter(pk=activity_id)
        .annotate(activity_id=F("pk"), outcome_at=F("outcome__published_at"))
        .values(*_OF_AN_OCCASION)
        .get()
    )
    rules = ReminderRule.objects.filter(activity_id=activity_id).order_by("id")
    return Occasion(**row, rules=tuple(rules))


def _told(occasion: Occasion) -> list[Topic]:
    return [topic for topic in TOPICS if topic.concerns(occasion)]


def _next_people(occasion: Occasion, *, after: int, most: int) -> list[int]:
    found: set[int] = set()
    for audience in {topic.audience for topic in _told(occasion)}:
        found.update(audience.person_ids(occasion.about_id, after=after, most=most))
    return sorted(found)[:most]


def _plan(occasion: Occasion, people: Sequence[int], *, now: datetime) -> int:
    site_zone = site_settings().zone
    wanted = merged(
        plan
        for topic in _told(occasion)
        for member in topic.audience.members(occasion.about_id, among=people, zone=site_zone)
        for plan in plans(topic, occasion, member, now=now)
    )
    return store.write(wanted, occasion, people, now=now)
