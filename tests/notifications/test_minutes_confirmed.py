"""All who came are told once that the minutes can be read, and once what became of what was said."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import Person
from core import clock
from engagement.events.minutes import services
from engagement.events.minutes.plans import Decided, Point
from engagement.events.models import Event
from engagement.events.services import mark_attendance, unmark_attendance
from engagement.participation.choices import Mode
from engagement.voices.choices import SpeakerKind
from notifications.engine import rounds
from tests.engagement.voices.makers import answer_all
from tests.makers import make_event, make_group, make_organiser, make_person

pytestmark = pytest.mark.django_db


def a_meeting(**trunk: object) -> tuple[Event, Person]:
    """A meeting that has begun, to which Ani came and Budi did not; one member of the group writes and confirms."""
    organiser = make_organiser(make_group())
    begun = clock.now() - timedelta(minutes=30)
    event = make_event(organiser=organiser, now=clock.now(), starts_at=begun, **trunk)  # type: ignore[arg-type]
    came(event, organiser, make_person("Ani", email="ani@contoh.test"))
    make_person("Budi", email="budi@contoh.test")
    rounds.ring(clock=clock.now)
    return event, organiser


def came(event: Event, organiser: Person, person: Person) -> None:
    mark_attendance(marked_by=organiser, event=event, person=person, mode=Mode.HALL, now=clock.now())


def write(event: Event, organiser: Person) -> None:
    point = Point(kind=SpeakerKind.MIGRANT, text="Biaya naik.")
    how: dict[str, Any] = {"person": organiser, "event": event, "now": clock.now()}
    services.note_point(point=point, once="1", **how)
    services.note_decision(decided=Decided(text="Bertemu lagi."), once="1", **how)


def told(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    return sorted((mail.to[0], mail.subject) for mail in mailoutbox)


def ring() -> None:
    for _turn in range(3):
        rounds.ring(clock=clock.now)


def test_all_who_came_are_told_once_whatever_is_corrected_later(mailoutbox: list[Any]) -> None:
    event, organiser = a_meeting()
    mailoutbox.clear()
    write(event, organiser)
    ring()
    before = told(mailoutbox)
    services.confirm_minutes(person=organiser, event=event, now=clock.now())
    ring()
    services.begin_correction(person=organiser, event=event, note="Angka salah.", now=clock.now())
    services.confirm_minutes(person=organiser, event=event, now=clock.now())
    person = Person.objects.get(called="Ani")
    unmark_attendance(marked_by=organiser, event=event, person=person, now=clock.now())
    came(event, organiser, person)
    ring()

    assert before == []
    assert told(mailoutbox) == [("ani@contoh.test", "Minutes: Temu warga")]
    body = mailoutbox[0].body
    assert f"/events/{event.activity.code}/minutes/\n" in body
    assert "- Bertemu lagi." in body
    assert "Biaya naik." not in body


def test_who_is_marked_later_is_told_then(mailoutbox: list[Any]) -> None:
    event, organiser = a_meeting()
    write(event, organiser)
    services.confirm_minutes(person=organiser, event=event, now=clock.now())
    ring()
    mailoutbox.clear()
    came(event, organiser, Person.objects.get(called="Budi"))
    ring()

    assert told(mailoutbox) == [("budi@contoh.test", "Minutes: Temu warga")]


def test_minutes_of_a_sensitive_meeting_are_told_discreetly(mailoutbox: list[Any]) -> None:
    event, organiser = a_meeting(is_sensitive=True)
    mailoutbox.clear()
    write(event, organiser)
    services.confirm_minutes(person=organiser, event=event, now=clock.now())
    ring()

    assert told(mailoutbox) == [("ani@contoh.test", "You have a new message")]
    assert "Bertemu" not in mailoutbox[0].body


def test_outcome_of_a_meeting_is_told_to_who_came(mailoutbox: list[Any]) -> None:
    event, organiser = a_meeting()
    write(event, organiser)
    clock.shift(timedelta(days=4))
    ring()
    mailoutbox.clear()
    answer_all(event.activity, organiser, now=clock.now())
    services.publish_outcome(
        person=organiser, event=event, text="Biaya diumumkan.", language="id", now=clock.now()
    )
    ring()

    assert told(mailoutbox) == [("ani@contoh.test", "What became of it: Temu warga")]
