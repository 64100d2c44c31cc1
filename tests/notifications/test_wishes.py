"""Managers are told once that somebody asks to join; who asked is told what they said."""

from typing import Any

import pytest

from accounts.choices import MemberRole
from accounts.models import Membership, Organisation, Person
from accounts.services import accept_wish, ask_to_join, decline_wish, take_wish_back
from core import clock
from notifications.engine import rounds
from tests.makers import make_group, make_person

pytestmark = pytest.mark.django_db


def a_group() -> tuple[Organisation, Person, Person]:
    """A verified group, who manages it, and somebody who asks to join."""
    group, manager = make_group("Serikat Melati"), make_person("Dewi", email="dewi@contoh.test")
    Membership.objects.create(person=manager, organisation=group, role=MemberRole.MANAGER)
    Membership.objects.create(person=make_person("Ani"), organisation=group)
    asker = make_person("Sari", email="sari@contoh.test")
    ask_to_join(person=asker, organisation=group, wish="Saya tetangga.", now=clock.now())
    return group, manager, asker


def told(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    return [(mail.to[0], mail.subject) for mail in mailoutbox]


def test_manager_is_told_once_and_again_of_another(mailoutbox: list[Any]) -> None:
    group, _manager, asker = a_group()
    rounds.work(clock=clock.now)
    ask_to_join(person=asker, organisation=group, wish="Saya ingin.", now=clock.now())
    rounds.work(clock=clock.now)
    first = told(mailoutbox)
    ask_to_join(person=make_person("Budi"), organisation=group, wish="Saya juga.", now=clock.now())
    rounds.work(clock=clock.now)

    assert first == [("dewi@contoh.test", "Somebody asks to join Serikat Melati")]
    assert told(mailoutbox) == first * 2
    assert "Sari asks to join" in mailoutbox[0].body
    assert f"/groups/{group.code}/" in mailoutbox[0].body


def test_wish_taken_back_is_not_told(mailoutbox: list[Any]) -> None:
    group, _manager, asker = a_group()
    take_wish_back(person=asker, organisation=group, now=clock.now())
    rounds.work(clock=clock.now)

    assert mailoutbox == []


@pytest.mark.parametrize("is_yes", [True, False])
def test_asker_is_told_what_they_said(is_yes: bool, mailoutbox: list[Any]) -> None:
    group, manager, asker = a_group()
    rounds.work(clock=clock.now)
    mailoutbox.clear()
    how: dict[str, Any] = {"person": manager, "organisation": group, "asker": asker, "now": clock.now()}
    if is_yes:
        accept_wish(**how)
    else:
        decline_wish(word="Tahun depan, ya.", **how)
    rounds.work(clock=clock.now)
    rounds.ring(clock=clock.now)

    subject = "You belong to Serikat Melati now" if is_yes else "An answer from Serikat Melati"
    assert told(mailoutbox) == [("sari@contoh.test", subject)]
    assert ("Tahun depan, ya." in mailoutbox[0].body) is not is_yes
