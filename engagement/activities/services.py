"""Verbs that every kind of activity shares: draft, change, submit, approve, return, close, withdraw."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import Organisation, Person
from core import facts
from core.texts import readable
from engagement.activities import policies, rules, search, versions
from engagement.activities.choices import Kind, State
from engagement.activities.errors import NotAllowed, OrganisationNotVerified, SensitivityIsPromised
from engagement.activities.locks import lock, lock_dates
from engagement.activities.models import Activity, ActivityCounter
from engagement.activities.plans import Trunk


@transaction.atomic
def draft(
    *,
    kind: Kind,
    person: Person,
    organisation: Organisation,
    trunk: Trunk,
    now: datetime,
    venue: str = "",
    part_of: Activity | None = None,
) -> Activity:
    """Begin an activity that only its group sees; the kind's own service adds its table.

    `part_of` is the campaign it is held for, one that this person may see.
    Raises NotAllowed, TimeUnlikely, NothingToRead.
    """
    if not policies.may_draft(person, organisation):
        raise NotAllowed
    rules.expect_likely_times(trunk, now)
    activity = Activity.objects.create(
        kind=kind,
        organisation=organisation,
        part_of=part_of,
        created_by=person,
        created_at=now,
        **rules.written(trunk),
    )
    versions.begin(activity, versions.planned(trunk, venue), person=person, now=now)
    search.index(activity)
    return activity


@transaction.atomic
def change(
    *,
    person: Person,
    activity: Activity,
    trunk: Trunk,
    now: datetime,
    is_joined: bool,
    venue: str = "",
    note: str = "",
) -> Activity:
    """Write the trunk anew; another time or place of what is published is another version, and those told are told.

    `is_joined` says that somebody has ever taken part: then what is sensitive stays so. `venue` says where exactly,
    of kinds that have such a thing; `note` why it is moved. Raises NotAllowed, SensitivityIsPromised, TimeUnlikely,
    NothingToRead.
    """
    activity = lock(activity.pk)
    if not policies.may_change(person, activity):
        raise NotAllowed
    if is_joined and activity.is_sensitive and not trunk.is_sensitive:
        raise SensitivityIsPromised
    before, after = versions.now_of(activity), versions.planned(trunk, venue)
    if (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at):
        rules.expect_likely_times(trunk, now)
    for name, value in rules.written(trunk).items():
        setattr(activity, name, value)
    versions.follow(activity, before, after, person=person, note=note, now=now)
    activity.save()
    search.index(activity)
    facts.record("activity_changed", now=now, actor_id=person.pk, activity=activity.pk)
    return activity


@transaction.atomic
def submit(*, person: Person, activity: Activity, now: datetime) -> Activity:
    """Publish, or ask for review where it is the group's first; of a series all its dates that are still to come.

    Raises NotAllowed, WrongState, TimeIsPast, NotReady.
    """
    activity, others = lock_dates(activity.pk)
    if not policies.may_change(person, activity):
        raise NotAllowed
    rules.expect_state(activity, State.DRAFT)
    rules.expect_ready(activity, now)
    is_trusted = activity.organisation.is_verified and _has_published_before(activity)
    for date in [activity, *_to_come(others, State.DRAFT, now)]:
        date.submitted_at, date.review_note = now, ""
        if is_trusted:
            _publish(date, person, now)
        else:
            date.state = State.REVIEW
            date.save(update_fields=["state", "submitted_at", "review_note"])
    if not is_trusted:
        facts.record("activity_submitted", now=now, actor_id=person.pk, activity=activity.pk)
    return activity


@transaction.atomic
def approve(*, person: Person, activity: Activity, now: datetime) -> Activity:
    """A coordinator publishes what waited for review; of a series all its dates that are still to come.

    Raises NotAllowed, WrongState, OrganisationNotVerified, TimeIsPast, NotReady.
    """
    activity, others = lock_dates(activity.pk)
    if not policies.may_review(person, activity):
        raise NotAllowed
    rules.expect_state(activity, State.REVIEW)
    if not activity.organisation.is_verified:
        raise OrganisationNotVerified
    rules.expect_ready(activity, now)
    for date in [activity, *_to_come(others, State.REVIEW, now)]:
        _publish(date, person, now)
    return activity


@transaction.atomic
def return_for_changes(*, person: Person, activity: Activity, note: str, now: datetime) -> Activity:
    """A coordinator asks for changes, and says which; a series comes back whole, and is told of once.

    Raises NotAllowed, WrongState, NothingToRead.
    """
    words = readable(note, lines=True)
    activity, others = lock_dates(activity.pk)
    if not policies.may_review(person, activity):
        raise NotAllowed
    rules.expect_state(activity, State.REVIEW)
    for date in [activity, *(other for other in others if other.state == State.REVIEW)]:
        date.state, date.review_note = State.DRAFT, words
        date.save(update_fields=["state", "review_note"])
    facts.record("activity_returned", now=now, actor_id=person.pk, activity=activity.pk)
    return activity


@transaction.atomic
def close(*, person: Person, activity: Activity, now: datetime) -> Activity:
    """Nobody can join any more; what was done stays. Raises NotAllowed, WrongState."""
    activity = lock(activity.pk)
    if not policies.may_run(person, activity):
        raise NotAllowed
    rules.expect_state(activity, State.PUBLISHED)
    activity.state, activity.closed_at = State.CLOSED, now
    activity.save(update_fields=["state", "closed_at"])
    facts.record("activity_closed", now=now, actor_id=person.pk, activity=activity.pk)
    return activity


@transaction.atomic
def withdraw(*, person: Person, activity: Activity, now: datetime) -> Activity:
    """Call it off: its page says so, and whoever joined is told. Raises NotAllowed, WrongState."""
    activity = lock(activity.pk)
    if not policies.may_call_off(person, activity):
        raise NotAllowed
    rules.expect_state(activity, State.DRAFT, State.REVIEW, State.PUBLISHED, State.CLOSED)
    activity.state = State.WITHDRAWN
    activity.save(update_fields=["state"])
    facts.record("activity_withdrawn", now=now, actor_id=person.pk, activity=activity.pk)
    return activity


def open_counter(activity: Activity, name: str, *, ceiling: int | None) -> None:
    """Make a counter of the activity, or give it another ceiling."""
    ActivityCounter.objects.update_or_create(activity=activity, name=name, defaults={"ceiling": ceiling})


def count(activity: Activity, name: str, by: int) -> None:
    """Add to a counter, which the caller has made sure is within its ceiling under the activity's lock."""
    if by:
        ActivityCounter.objects.filter(activity=activity, name=name).update(value=F("value") + by)


def _to_come(dates: list[Activity], state: State, now: datetime) -> list[Activity]:
    return [date for date in dates if date.state == state and date.ends_at > now]


def _publish(activity: Activity, person: Person, now: datetime) -> Activity:
    activity.state = State.PUBLISHED
    activity.published_at = activity.published_at or now
    activity.save(update_fields=["state", "submitted_at", "review_note", "published_at"])
    facts.record("activity_published", now=now, actor_id=person.pk, activity=activity.pk)
    return activity


def _has_published_before(activity: Activity) -> bool:
    return Activity.objects.filter(organisation=activity.organisation, published_at__isnull=False).exists()
