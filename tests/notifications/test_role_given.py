"""Whoever is given a role is told at once, once; whoever is asked, that nothing happens unless she says yes."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.choices import MemberRole
from accounts.models import Membership, Person
from core import clock
from engagement.activities.choices import Role
from engagement.activities.models import Activity, ActivityRole
from engagement.activities.roles import services as roles
from engagement.activities.roles.selectors import in_force
from notifications.engine import rounds
from tests.makers import make_event, make_group, make_organiser, make_person

pytestmark = pytest.mark.django_db


def an_event(**trunk: object) -> tuple[Person, Activity]:
    organiser = make_organiser(make_group())
    event = make_event(organiser=organiser, now=clock.now() + timedelta(days=1), **trunk)  # type: ignore[arg-type]
    return organiser, event.activity


def told(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    return sorted((mail.to[0], mail.subject) for mail in mailoutbox)


def test_role_is_told_once_and_again_to_whom_it_is_handed(mailoutbox: list[Any]) -> None:
    organiser, activity = an_event()
    people = [make_person(name, email=f"{name}@contoh.test") for name in ("ani", "budi")]
    for person in people:
        Membership.objects.create(person=person, organisation=activity.organisation)
    roles.give_role(person=organiser, activity=activity, member=people[0], role=Role.DOOR, now=clock.now())
    rounds.work(clock=clock.now)
    rounds.ring(clock=clock.now)
    first = told(mailoutbox)
    roles.hand_over_role(person=organiser, role=in_force(activity).get(), to=people[1], now=clock.now())
    rounds.work(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert first == [("ani@contoh.test", "Door: Temu warga")]
    assert told(mailoutbox) == [*first, ("budi@contoh.test", "Door: Temu warga")]
    assert f"/a/{activity.code}/work/\n" in mailoutbox[0].body
    assert "because an organiser chose you to help." in mailoutbox[0].body


def test_offer_leads_to_ones_own_page(mailoutbox: list[Any]) -> None:
    organiser, activity = an_event()
    make_person("Tamu", email="tamu@contoh.test")
    roles.offer_role(
        person=organiser, activity=activity, email="tamu@contoh.test", role=Role.NOTE_TAKER, now=clock.now()
    )
    rounds.work(clock=clock.now)

    assert told(mailoutbox) == [("tamu@contoh.test", "Will you help? Note-taker: Temu warga")]
    assert "Nothing happens unless you say yes." in mailoutbox[0].body
    assert "/me/\n" in mailoutbox[0].body


def test_role_taken_back_before_it_was_told_is_not_told(mailoutbox: list[Any]) -> None:
    organiser, activity = an_event()
    make_person("Tamu", email="tamu@contoh.test")
    roles.offer_role(
        person=organiser, activity=activity, email="tamu@contoh.test", role=Role.DOOR, now=clock.now()
    )
    roles.take_role_back(person=organiser, role=ActivityRole.objects.get(), now=clock.now())
    rounds.work(clock=clock.now)

    assert mailoutbox == []


def test_managers_of_a_group_that_organises_too_are_told(mailoutbox: list[Any]) -> None:
    organiser, activity = an_event()
    other = make_group("Serikat Melati")
    manager = make_person("Dewi", email="dewi@contoh.test")
    Membership.objects.create(person=manager, organisation=other, role=MemberRole.MANAGER)
    make_organiser(other, "Ani")
    roles.name_co_organiser(person=organiser, activity=activity, organisation=other, now=clock.now())
    rounds.work(clock=clock.now)
    rounds.work(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert told(mailoutbox) == [("dewi@contoh.test", "Co-organiser: Temu warga")]
    assert "“Serikat Melati” organises “Temu warga” too." in mailoutbox[0].body


def test_role_in_a_sensitive_event_is_told_discreetly(mailoutbox: list[Any]) -> None:
    organiser, activity = an_event(is_sensitive=True)
    make_person("Tamu", email="tamu@contoh.test")
    roles.offer_role(
        person=organiser, activity=activity, email="tamu@contoh.test", role=Role.DOOR, now=clock.now()
    )
    rounds.work(clock=clock.now)

    assert told(mailoutbox) == [("tamu@contoh.test", "You have a new message")]
    assert "Temu warga" not in mailoutbox[0].body
