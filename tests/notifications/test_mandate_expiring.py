"""A mandate that ends is told a fortnight before to its holder and to those who manage the group, once."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.choices import MemberRole
from accounts.models import Person
from core import clock
from engagement.activities.mandates.services import withdraw_mandate
from engagement.activities.models import Mandate
from notifications.engine import rounds
from tests.engagement.activities.makers import make_mandate, make_member
from tests.makers import make_group, make_organiser, make_person

pytestmark = pytest.mark.django_db
SUBJECT = "Who speaks for Serikat Melati has to be decided anew"


def a_mandate(*, days: int) -> tuple[Mandate, Person]:
    manager = make_organiser(make_group("Serikat Melati"), "Dewi", role=MemberRole.MANAGER)
    make_person("Bukan anggota")
    make_member(manager.organisations.get(), "Anggota biasa")
    return make_mandate(manager, now=clock.now(), days=days), manager


def told(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    """To whom that it ends; that the group is verified is told by the way."""
    return sorted((mail.to[0], mail.subject) for mail in mailoutbox if mail.subject == SUBJECT)


def test_holder_and_managers_are_told_once_a_fortnight_before(mailoutbox: list[Any]) -> None:
    mandate, manager = a_mandate(days=13)
    for _turn in range(2):
        rounds.work(clock=clock.now)
        rounds.ring(clock=clock.now)

    addresses = sorted(str(person.user.email) for person in (mandate.person, manager) if person.user)
    assert told(mailoutbox) == [(address, SUBJECT) for address in addresses]
    body = next(mail.body for mail in mailoutbox if mail.subject == SUBJECT)
    assert "Juru Bicara may speak for" in body
    assert f"/mandates/{mandate.code}/" in body


def test_nothing_is_told_long_before(mailoutbox: list[Any]) -> None:
    a_mandate(days=60)
    rounds.work(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert told(mailoutbox) == []


def test_what_is_withdrawn_is_not_told(mailoutbox: list[Any]) -> None:
    mandate, manager = a_mandate(days=13)
    withdraw_mandate(person=manager, mandate=mandate, now=clock.now() + timedelta(seconds=1))
    rounds.work(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert told(mailoutbox) == []
