"""Invitations by mail: the letter, one reminder to the silent, and an address that nobody has confirmed."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from accounts.choices import ConsentWay
from accounts.services import record_consent
from core import clock
from engagement.activities.invitations import links
from engagement.activities.invitations.plans import Guest
from engagement.activities.invitations.services import answer, remind, withdraw
from engagement.activities.models import Activity, Invitation
from engagement.events.services import register
from engagement.participation.choices import Mode
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.engagement.activities.invitations.makers import AGENCY, HERSELF, Host, make_host
from tests.makers import make_group, make_organiser, make_person
from tests.notifications.cases.telling import SETTLED, call_off, move
from tests.pdf_words import lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_quiet_hours")]


def host_now(**event: Any) -> Host:  # Any: a test names the fields it changes
    return make_host(now=clock.now(), **event)


def invite_in_time(host: Host, *guests: Guest) -> list[Invitation]:
    """Letters to be answered in ten days: the reminder is due in seven, at nine in the morning."""
    day = (clock.now() + timedelta(days=10)).astimezone(ZoneInfo("Asia/Jakarta")).date()
    return host.invite(*guests, answer_by=day)


def work(after: timedelta = timedelta(0)) -> None:
    clock.shift(after)
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)


def told(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    return sorted((mail.to[0], mail.subject) for mail in mailoutbox)


def test_letter_goes_to_an_address_nobody_confirmed_with_its_pdf(mailoutbox: list[Any]) -> None:
    host = host_now()
    (letter,) = host.invite(AGENCY, note="Bawa data terbaru.")

    work()

    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["dinas@contoh.test"], "Invitation: Temu warga")
    (paper,) = mail.attachments
    assert paper.get_filename() == f"1-{host.activity.code.upper()}.pdf"
    said = lines(paper.get_content())
    assert f"Number{letter.number}/{host.activity.code.upper()}" in said[1]
    assert "Dinas Contoh" in said
    assert "Bawa data terbaru." in said
    assert links.url_of(letter) in mail.body
    assert "3 seats are meant for you" in mail.body
    assert "Bawa data terbaru." in mail.body


def test_she_is_written_to_in_her_own_language(mailoutbox: list[Any]) -> None:
    make_person("Wati", email="wati@contoh.test", language="id")
    host_now().invite(HERSELF)

    work()

    assert mailoutbox[0].subject == "Undangan: Temu warga"


def test_managers_of_a_group_get_its_letter(mailoutbox: list[Any]) -> None:
    group = make_group("Serikat Melati")
    manager = make_organiser(group, "Melati", role="manager")  # type: ignore[arg-type]  # its value
    make_organiser(group, "Anggota")
    host_now().invite(Guest(name=group.name, organisation=group, seats=2))

    work()

    assert [mail.to for mail in mailoutbox] == [[manager.user.email]]  # type: ignore[union-attr]  # has a login


def test_only_the_silent_are_reminded_and_once(mailoutbox: list[Any]) -> None:
    yes, no, gone, _silent = invite_in_time(
        host_now(),
        *(Guest(name=name, email=f"{name}@contoh.test") for name in ("ya", "tidak", "batal", "diam")),
    )
    work()
    answer(invitation=yes, by=None, comes=True, now=clock.now())
    answer(invitation=no, by=None, comes=False, now=clock.now())
    withdraw(person=gone.invited_by, invitation=gone, now=clock.now())  # type: ignore[arg-type]  # has one
    work()
    mailoutbox.clear()

    for _day in range(3):
        work(timedelta(days=3))

    assert told(mailoutbox) == [("diam@contoh.test", "Please answer the invitation: Temu warga")]


def test_organiser_reminds_in_place_of_the_planned_reminder(mailoutbox: list[Any]) -> None:
    host = host_now()
    (letter,) = invite_in_time(host, AGENCY)
    work()
    mailoutbox.clear()
    clock.shift(timedelta(days=2))

    remind(person=host.organiser, invitation=letter, now=clock.now())
    for days in (0, 1, 6):
        work(timedelta(days=days))

    assert [mail.subject for mail in mailoutbox] == ["Please answer the invitation: Temu warga"]


def test_stop_holds_for_every_letter_to_that_address(mailoutbox: list[Any]) -> None:
    (letter,) = host_now().invite(HERSELF)
    record_consent(
        person=letter.person,  # type: ignore[arg-type]  # of one who comes in person
        purpose="invitations",
        channel="email",
        given=False,
        way=ConsentWay.STOP_LINK,
        language="en",
        now=clock.now(),
    )

    host_now().invite(HERSELF)
    work()

    assert mailoutbox == []
    assert list(Message.objects.filter(topic="invitation").values_list("reason", flat=True)) == [
        "stopped",
        "stopped",
    ]


def test_unconfirmed_address_gets_no_other_mail(mailoutbox: list[Any]) -> None:
    host = host_now()
    (letter,) = host.invite(HERSELF)
    work()
    answer(invitation=letter, by=None, comes=True, now=clock.now())

    work()

    assert [mail.subject for mail in mailoutbox] == ["Invitation: Temu warga"]
    assert Message.objects.get(topic="registration_confirmation").reason == "no_address"


def test_letter_to_what_is_sensitive_tells_nothing(mailoutbox: list[Any]) -> None:
    host = host_now(title="Rumah aman", is_sensitive=True)
    host.invite(HERSELF)

    work()

    (mail,) = mailoutbox
    assert (mail.subject, mail.attachments) == ("You have a new message", [])
    raw = mail.message().as_string()
    assert [
        word for word in ("Rumah aman", "Paguyuban", "Balai Contoh", host.activity.code) if word in raw
    ] == []


def test_whoever_registered_without_answering_is_not_written_to_twice(mailoutbox: list[Any]) -> None:
    """Registering by herself is no answer to the letter: she is asked until she gives one."""
    host, wati = host_now(), make_person("Wati", email="wati@contoh.test")
    host.invite(HERSELF)
    work()
    register(person=wati, event=host.event, mode=Mode.HALL, party_size=1, now=clock.now())

    work()

    assert told(mailoutbox) == [
        ("wati@contoh.test", "Invitation: Temu warga"),
        ("wati@contoh.test", "You are registered: Temu warga"),
    ]


def test_letter_of_what_is_called_off_is_not_sent(mailoutbox: list[Any]) -> None:
    host = host_now()
    host.invite(AGENCY)
    Activity.objects.filter(pk=host.activity.pk).update(state="withdrawn")

    work()

    assert mailoutbox == []


def test_whoever_is_invited_and_silent_is_told_of_a_move_and_of_calling_off(mailoutbox: list[Any]) -> None:
    host = host_now()
    host.invite(AGENCY)
    work()

    move(host.event, starts_at=host.activity.starts_at + timedelta(days=1), note="Aula dipakai.")
    work(after=SETTLED)
    call_off(host.event)
    work()

    assert [mail.subject.partition(":")[0] for mail in mailoutbox] == [
        "Invitation",
        "New time for Temu warga",
        "Called off",
    ]
    assert {mail.to[0] for mail in mailoutbox} == {"dinas@contoh.test"}
    assert links.url_of(Invitation.objects.get()) in mailoutbox[1].body
    assert "Why: Aula dipakai." in mailoutbox[1].body


def test_whoever_was_invited_after_the_move_is_not_told_of_it(mailoutbox: list[Any]) -> None:
    host = host_now()
    move(host.event, starts_at=host.activity.starts_at + timedelta(days=1))
    clock.shift(timedelta(seconds=1))
    Host(host.organiser, host.event, clock.now()).invite(AGENCY)

    work(after=SETTLED)

    assert [mail.subject for mail in mailoutbox] == ["Invitation: Temu warga"]
