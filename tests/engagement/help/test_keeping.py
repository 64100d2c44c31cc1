"""Keeping the directory: who may, what it demands, and what the database refuses."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Person
from core.models import Fact
from engagement.help import policies, selectors, services
from engagement.help.errors import AlreadySettled, NotAllowed, NoWayToReach, PlaceOutOfReach
from engagement.help.models import Doubt, Entry
from tests.engagement.help.makers import make_doubt, make_entry, make_listing
from tests.makers import (
    NOW,
    make_administrator,
    make_authority,
    make_coordinator,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (lambda: None, False),
        (make_person, False),
        (lambda: make_organiser(make_group()), False),
        (lambda: make_authority(make_place("ID-33")), False),
        (lambda: make_coordinator(make_place("ID-33.74.10", name="Tembalang")), False),
        (lambda: make_coordinator(make_place("ID-52")), False),
        (lambda: make_coordinator(make_place("ID-33.74")), True),
        (lambda: make_coordinator(make_place("ID-33")), True),
        (make_administrator, True),
    ],
    ids=["visitor", "person", "organiser", "authority", "below", "elsewhere", "here", "above", "admin"],
)
def test_may_keep(who: Callable[[], Person | None], allowed: bool) -> None:
    assert policies.may_keep(who(), make_entry()) is allowed


def test_coordinator_lists_in_her_places_alone() -> None:
    coordinator = make_coordinator(make_place("ID-33"))

    entry = services.list_entry(person=coordinator, listing=make_listing(), now=NOW)
    with pytest.raises(PlaceOutOfReach):
        services.list_entry(person=coordinator, listing=make_listing(place=make_place("ID")), now=NOW)

    assert (entry.verified_at, entry.verified_by) == (NOW, coordinator)
    assert Entry.objects.get() == entry


def test_entry_cannot_be_moved_out_of_or_into_places_of_others() -> None:
    coordinator, elsewhere = make_coordinator(make_place("ID-33")), make_place("ID-52.71")
    mine, other = make_entry(), make_entry(place=elsewhere)

    with pytest.raises(PlaceOutOfReach):
        services.change_entry(person=coordinator, entry=mine, listing=make_listing(place=elsewhere), now=NOW)
    with pytest.raises(NotAllowed):
        services.change_entry(person=coordinator, entry=other, listing=make_listing(), now=NOW)


def test_changing_writes_the_whole_and_verifies() -> None:
    entry, later = make_entry(), NOW + timedelta(days=100)

    services.change_entry(
        person=make_administrator(), entry=entry, listing=make_listing(name="Baru", phone="1"), now=later
    )

    entry.refresh_from_db()
    assert (entry.name, entry.phone, entry.verified_at) == ("Baru", "1", later)


def test_entry_without_a_way_to_reach_it_is_refused_by_service_and_database() -> None:
    entry = make_entry()

    with pytest.raises(NoWayToReach):
        make_entry(phone="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(phone="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(needs=[])


def test_taken_out_and_put_back_keeps_when_it_was_verified() -> None:
    entry, admin, later = make_entry(), make_administrator(), NOW + timedelta(days=1)

    removed = services.remove_entry(person=admin, entry=entry, now=later)
    again = services.remove_entry(person=admin, entry=entry, now=later + timedelta(days=1))
    back = services.put_back_entry(person=admin, entry=entry, now=later)

    assert (removed.removed_at, again.removed_at) == (later, later)
    assert (back.removed_at, back.verified_at) == (None, NOW)


def test_doubt_is_kept_without_who_said_it() -> None:
    entry = make_entry()

    doubt = make_doubt(entry)

    people = [field.name for field in Doubt._meta.concrete_fields if field.related_model is Person]
    fact = Fact.objects.get(name="help_entry_doubted")
    assert (people, doubt.settled_by) == (["settled_by"], None)
    assert (fact.ids, fact.actor_id) == ({"entry": entry.pk}, None)


def test_doubt_is_settled_once_and_by_its_coordinator() -> None:
    entry, coordinator = make_entry(), make_coordinator(make_place("ID-33"))
    doubt = make_doubt(entry)

    with pytest.raises(NotAllowed):
        services.settle_doubt(person=make_coordinator(make_place("ID-52")), doubt=doubt, now=NOW)
    services.settle_doubt(person=coordinator, doubt=doubt, now=NOW)
    with pytest.raises(AlreadySettled):
        services.settle_doubt(person=coordinator, doubt=doubt, now=NOW)

    assert list(selectors.open_doubts(entry)) == []


def test_coordinator_keeps_her_places_the_doubted_first() -> None:
    coordinator = make_coordinator(make_place("ID-33"))
    old = make_entry(name="Lama", now=NOW - timedelta(days=91))
    fresh, doubted = make_entry(name="Baru"), make_entry(name="Diragukan")
    make_entry(name="Jauh", place=make_place("ID-52.71"), now=NOW - timedelta(days=91))
    make_doubt(doubted)

    kept = selectors.kept_by(coordinator, now=NOW)

    assert [(entry.name, entry.open_doubts) for entry in kept] == [
        (doubted.name, 1),
        (old.name, 0),
        (fresh.name, 0),
    ]
    assert [entry.name for entry in selectors.to_check(coordinator, now=NOW)] == [doubted.name, old.name]


def test_facts_name_ids_alone() -> None:
    entry, admin = make_entry(), make_administrator()
    services.verify_entry(person=admin, entry=entry, now=NOW)
    services.remove_entry(person=admin, entry=entry, now=NOW)
    services.put_back_entry(person=admin, entry=entry, now=NOW)

    told = Fact.objects.filter(name__startswith="help_").order_by("pk").values_list("name", "ids")

    assert list(told) == [
        (name, {"entry": entry.pk})
        for name in ("help_entry_listed", "help_entry_verified", "help_entry_removed", "help_entry_put_back")
    ]
