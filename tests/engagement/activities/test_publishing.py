"""From draft to published to closed: who may, in which state, and what a first publication waits for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from accounts.models import Membership, Organisation, Person
from core.models import Fact
from engagement.activities import policies, services
from engagement.activities.choices import State
from engagement.activities.errors import (
    NotAllowed,
    OrganisationNotVerified,
    SensitivityIsPromised,
    TimeIsPast,
    WrongState,
)
from engagement.activities.models import Activity, ActivityVersion
from engagement.activities.selectors import waiting_for_review
from engagement.events.services import cancel_registration, change_event, register
from engagement.participation.choices import Mode
from tests.makers import (
    NOW,
    fresh,
    make_administrator,
    make_authority,
    make_coordinator,
    make_event,
    make_group,
    make_hall,
    make_organiser,
    make_person,
    make_place,
    make_trunk,
    publish,
)

pytestmark = pytest.mark.django_db


def make_draft(*, is_verified: bool = True) -> tuple[Activity, Person]:
    organiser = make_organiser(make_group(is_verified=is_verified))
    return make_event(organiser=organiser, is_published=False).activity, organiser


def test_first_publication_waits_for_review() -> None:
    activity, organiser = make_draft()

    submitted = services.submit(person=organiser, activity=activity, now=NOW)

    assert (submitted.state, submitted.submitted_at, submitted.published_at) == (State.REVIEW, NOW, None)


def test_verified_group_that_has_published_before_publishes_at_once() -> None:
    activity, organiser = make_draft()
    make_event(organiser=organiser)

    submitted = services.submit(person=organiser, activity=activity, now=NOW)

    assert (submitted.state, submitted.published_at) == (State.PUBLISHED, NOW)
    assert Fact.objects.filter(name="activity_published").count() == 1


def test_coordinator_approves() -> None:
    activity, organiser = make_draft()
    services.submit(person=organiser, activity=activity, now=NOW)

    approved = services.approve(person=make_coordinator(make_place("ID-33")), activity=activity, now=NOW)

    assert (approved.state, approved.published_at) == (State.PUBLISHED, NOW)


def test_unverified_group_is_not_published() -> None:
    activity, organiser = make_draft(is_verified=False)
    services.submit(person=organiser, activity=activity, now=NOW)

    with pytest.raises(OrganisationNotVerified):
        services.approve(person=make_coordinator(make_place("ID-33")), activity=activity, now=NOW)


def test_coordinator_sends_it_back_with_a_note() -> None:
    activity, organiser = make_draft()
    services.submit(person=organiser, activity=activity, now=NOW)

    returned = services.return_for_changes(
        person=make_coordinator(make_place("ID-33")), activity=activity, note="Tambahkan alamat.", now=NOW
    )

    assert (returned.state, returned.review_note) == (State.DRAFT, "Tambahkan alamat.")


def test_two_coordinators_decide_once() -> None:
    activity, organiser = make_draft()
    services.submit(person=organiser, activity=activity, now=NOW)
    first, second = make_coordinator(make_place("ID-33")), make_coordinator(make_place("ID-33"))
    services.approve(person=first, activity=activity, now=NOW)

    with pytest.raises(WrongState):
        services.return_for_changes(person=second, activity=activity, note="Tunggu.", now=NOW)


def test_past_date_is_not_published() -> None:
    activity, organiser = make_draft()

    with pytest.raises(TimeIsPast):
        services.submit(person=organiser, activity=activity, now=NOW + timedelta(days=30))


def versions() -> list[tuple[int, timedelta, str]]:
    """(number, from NOW to its start, why) of every version."""
    rows = ActivityVersion.objects.order_by("number")
    return [(row.number, row.starts_at - NOW, row.note) for row in rows]


def test_another_time_of_what_is_published_is_another_version_and_other_words_are_not() -> None:
    activity = make_event().activity
    organiser = make_organiser(activity.organisation)
    for days, title in ((3, "Judul baru"), (4, "Judul baru")):
        starts_at = NOW + timedelta(days=days)
        trunk = make_trunk(title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
        services.change(
            person=organiser,
            activity=activity,
            trunk=trunk,
            venue="Balai Contoh",
            note="Hujan.",
            now=NOW,
            is_joined=True,
        )

    assert Activity.objects.get().time_version == 2
    assert versions() == [(1, timedelta(days=3), ""), (2, timedelta(days=4), "Hujan.")]
    told = Fact.objects.filter(name__startswith="activity_").order_by("pk")
    assert list(told.values_list("name", flat=True)) == [
        "activity_changed",
        "activity_moved",
        "activity_changed",
    ]


def test_another_hall_is_another_version() -> None:
    event = make_event()
    hall = replace(make_hall(), venue="Gedung Lain")

    change_event(
        person=make_organiser(event.activity.organisation),
        event=event,
        trunk=make_trunk(),
        hall=hall,
        now=NOW,
    )

    assert list(ActivityVersion.objects.order_by("number").values_list("venue", flat=True)) == [
        "Balai Contoh",
        "Gedung Lain",
    ]


def test_draft_has_one_version_that_changes_with_it() -> None:
    activity, organiser = make_draft()
    trunk = make_trunk(starts_at=NOW + timedelta(days=5), ends_at=NOW + timedelta(days=6))

    services.change(person=organiser, activity=activity, trunk=trunk, now=NOW, is_joined=False)

    assert (Activity.objects.get().time_version, versions()) == (1, [(1, timedelta(days=5), "")])


# Rows: who, may change, may run (close, withdraw, see names), may review; on a published activity of a group here.
POWERS = [
    ("participant", False, False, False),
    ("organiser of the group", True, True, False),
    ("organiser of the unverified group", True, False, False),
    ("organiser of another group", False, False, False),
    ("coordinator here", True, True, True),
    ("coordinator elsewhere", False, False, False),
    ("authority", False, False, False),
    ("coordinator who belongs to the group", True, True, False),
    ("administrator who belongs to the group", True, True, False),
    ("administrator", True, True, True),
]


@pytest.mark.parametrize(("who", "change", "run", "review"), POWERS, ids=[row[0] for row in POWERS])
def test_powers_over_an_activity(who: str, change: bool, run: bool, review: bool) -> None:
    group = make_group(is_verified="unverified" not in who)
    activity = make_event(organiser=make_organiser(group)).activity
    person = CAST[who](group)

    assert (
        policies.may_change(person, activity),
        policies.may_run(person, activity),
        policies.may_review(person, activity),
    ) == (change, run, review)


def joined(person: Person, group: Organisation) -> Person:
    Membership.objects.create(person=person, organisation=group)
    return fresh(person)


CAST: dict[str, Callable[[Organisation], Person]] = {
    "participant": lambda group: make_person(),
    "organiser of the group": lambda group: make_organiser(group),
    "organiser of the unverified group": lambda group: make_organiser(group),
    "organiser of another group": lambda group: make_organiser(make_group("Lain")),
    "coordinator here": lambda group: make_coordinator(make_place("ID-33")),
    "coordinator elsewhere": lambda group: make_coordinator(make_place("ID-52")),
    "coordinator who belongs to the group": lambda group: joined(
        make_coordinator(make_place("ID-33")), group
    ),
    "administrator who belongs to the group": lambda group: joined(make_administrator(), group),
    "authority": lambda group: make_authority(make_place("ID-33")),
    "administrator": lambda group: make_administrator(),
}

# Rows: state, seen by a stranger, seen by the group, seen by the coordinator.
SEEN = [
    ("draft", False, True, False),
    ("review", False, True, True),
    ("published", True, True, True),
    ("closed", True, True, True),
    ("archived", True, True, True),
]


@pytest.mark.parametrize(("state", "stranger", "group", "coordinator"), SEEN, ids=[row[0] for row in SEEN])
def test_who_sees_an_activity(state: str, stranger: bool, group: bool, coordinator: bool) -> None:
    activity, organiser = make_draft()
    publish(activity)
    Activity.objects.filter(pk=activity.pk).update(state=state)
    activity.refresh_from_db()

    assert (
        policies.may_see(None, activity),
        policies.may_see(organiser, activity),
        policies.may_see(make_coordinator(make_place("ID-33")), activity),
    ) == (stranger, group, coordinator)


@pytest.mark.parametrize(("was_published", "seen"), [(True, True), (False, False)])
def test_withdrawn_says_so_only_where_it_was_public(was_published: bool, seen: bool) -> None:
    activity, organiser = make_draft()
    if was_published:
        publish(activity)
    services.withdraw(person=organiser, activity=activity, now=NOW)
    activity.refresh_from_db()

    assert policies.may_see(None, activity) is seen


def test_stranger_does_nothing() -> None:
    activity, _organiser = make_draft()
    stranger = make_person()

    for verb in (services.submit, services.approve, services.close, services.withdraw):
        with pytest.raises(NotAllowed):
            verb(person=stranger, activity=activity, now=NOW)


def test_coordinator_does_not_decide_on_her_own_group() -> None:
    activity, organiser = make_draft()
    services.submit(person=organiser, activity=activity, now=NOW)
    own, other = make_coordinator(make_place("ID-33")), make_coordinator(make_place("ID-33"))
    own = joined(own, activity.organisation)

    with pytest.raises(NotAllowed):
        services.approve(person=own, activity=activity, now=NOW)

    assert [list(waiting_for_review(person)) for person in (own, other)] == [[], [activity]]


def test_coordinator_neither_changes_nor_submits_a_draft() -> None:
    activity, _organiser = make_draft()
    coordinator = make_coordinator(make_place("ID-33"))

    with pytest.raises(NotAllowed):
        services.submit(person=coordinator, activity=activity, now=NOW)
    with pytest.raises(NotAllowed):
        services.change(
            person=coordinator,
            activity=activity,
            trunk=make_trunk(),
            now=NOW,
            is_joined=False,
        )


def test_sensitive_stays_so_once_anybody_joined() -> None:
    event = make_event(is_sensitive=True)
    organiser, person = make_organiser(event.activity.organisation), make_person()
    register(person=person, event=event, mode=Mode.HALL, party_size=1, now=NOW)
    cancel_registration(person=person, event=event, now=NOW)

    with pytest.raises(SensitivityIsPromised):
        change_event(person=organiser, event=event, trunk=make_trunk(), hall=make_hall(), now=NOW)


def test_nobody_joined_so_it_may_become_public() -> None:
    event = make_event(is_sensitive=True)
    organiser = make_organiser(event.activity.organisation)

    change_event(person=organiser, event=event, trunk=make_trunk(), hall=make_hall(), now=NOW)

    assert Activity.objects.get().is_sensitive is False
