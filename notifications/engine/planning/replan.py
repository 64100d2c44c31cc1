"""Comparing an activity's rows with what should be: for one person at once, for all in chunks that end in time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from accounts.models import Organisation, Person
from core.site import site_settings
from engagement.activities.choices import State as ActivityState
from engagement.activities.models import Activity, ActivityVersion
from notifications.engine.choices import State
from notifications.engine.models import Message, Replan
from notifications.engine.planning import store
from notifications.engine.planning.plan import Key, Known, Plan, merged, plans
from notifications.engine.planning.quiet import quiet_hours
from notifications.engine.told import tellings
from notifications.rules.models import ReminderRule
from notifications.topics import TOPICS
from notifications.topics.audiences import Member
from notifications.topics.topic import GROUP, Occasion, Topic

CHUNK = 2000
# After this time it is known what became of a message that was under way.
UNDER_WAY = timedelta(seconds=30)
_OF_AN_OCCASION = (
    "activity_id",
    "organisation_id",
    "kind",
    "state",
    "starts_at",
    "ends_at",
    "zone",
    "time_version",
    "published_at",
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
        update_fields=["after_person", "not_before"],
    )


def is_due(now: datetime) -> Q:
    """Of what was asked for, that which does not wait for messages under way."""
    return Q(not_before=None) | Q(not_before__lte=now)


@transaction.atomic
def plan_chunk(*, now: datetime, most: int = CHUNK) -> int | None:
    """Compare the next chunk of whatever was asked for; returns rows written, or None when nothing is asked.

    What goes out at this moment may still name the old time of an activity that was moved: then it is compared again.
    """
    due = Replan.objects.select_for_update(skip_locked=True).filter(is_due(now))
    asked = due.order_by("activity_id").first()
    if asked is None:
        return None
    occasion = _hold(asked.activity_id)
    if asked.after_person == 0:
        store.retire(occasion, now=now)
    people = _next_people(occasion, after=asked.after_person, most=most)
    # Asked before what they were told is read: what is under way then is found now or the next time.
    asked.is_under_way = asked.is_under_way or _is_under_way(occasion, people)
    written = _plan(occasion, people, now=now)
    _go_on(asked, people, is_last=len(people) < most, now=now)
    return written


def _is_under_way(occasion: Occasion, people: Sequence[int]) -> bool:
    """Whether messages are being sent of which it is not known yet whether they told an older time."""
    claimed = Message.objects.filter(activity=occasion.activity_id, state=State.CLAIMED, person__in=people)
    return occasion.moved_at is not None and claimed.exists()


def _go_on(asked: Replan, people: Sequence[int], *, is_last: bool, now: datetime) -> None:
    if is_last and not asked.is_under_way:
        asked.delete()
        return
    asked.after_person = 0 if is_last else people[-1]
    asked.not_before = now + UNDER_WAY if is_last else None
    asked.is_under_way = asked.is_under_way and not is_last
    asked.save()


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
    if row["time_version"] > 1:
        versions = list(ActivityVersion.objects.filter(activity=activity_id).order_by("number"))
        row["meetings"] = {version.number: version.told for version in versions}
        row["moved_at"] = versions[-1].changed_at if versions else None
    rules = ReminderRule.objects.filter(activity_id=activity_id).order_by("id")
    return Occasion(**row, rules=tuple(rules))


def _told(occasion: Occasion) -> list[Topic]:
    return [topic for topic in TOPICS if topic.concerns(occasion)]


def _next_people(occasion: Occasion, *, after: int, most: int) -> list[int]:
    found: set[int] = set()
    for audience in {topic.audience for topic in _told(occasion)}:
        found.update(audience.person_ids(occasion.about_id, after=after, most=most))
    return sorted(found)[:most]


def wanted(occasion: Occasion, people: Sequence[int], *, now: datetime) -> dict[Key, Plan]:
    """What these people should be told of it and when, as far as it concerns them; writes nothing."""
    site = site_settings()
    known = known_of(occasion, people)
    return merged(
        plan
        for topic in _told(occasion)
        for member in topic.audience.members(occasion.about_id, among=people, zone=site.zone)
        for plan in plans(
            topic,
            occasion,
            with_told(member, known[member.person_id]),
            now=now,
            known=known[member.person_id],
        )
    )


def known_of(occasion: Occasion, people: Sequence[int]) -> dict[int, Known]:
    """What the planner must know of each of these people."""
    site = site_settings()
    sites = (site.quiet_from, site.quiet_until)
    own = Person.objects.filter(pk__in=people).values_list("pk", "quiet_from", "quiet_until")
    is_changed = occasion.moved_at or occasion.state == ActivityState.WITHDRAWN
    told = tellings(occasion.activity_id, people) if occasion.activity_id and is_changed else {}
    return {
        pk: Known(quiet=quiet_hours((begins, ends), sites), tellings=tuple(told.get(pk, ())))
        for pk, begins, ends in own
    }


def with_told(member: Member, known: Known) -> Member:
    """With the version of the time and place that she was told last since she joined."""
    since = [told.version for told in known.tellings if told.at >= member.joined_at]
    return replace(member, told=since[-1]) if since else member


def _plan(occasion: Occasion, people: Sequence[int], *, now: datetime) -> int:
    return store.write(wanted(occasion, people, now=now), occasion, people, now=now)
