"""News of the desk: to who reported, to whose words were hidden, and to the one who is trained."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core import mail

from accounts.models import Person
from core import clock
from engagement.activities.models import Activity
from engagement.desk import services
from engagement.desk.choices import TaskOutcome
from engagement.desk.models import SafeguardingTask
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.rules.selectors import counts, messages_of
from notifications.rules.wanted import WantedMessages
from tests.engagement.consultations.makers import WORDS, answer, make_consultation
from tests.engagement.desk.makers import (
    a_group,
    case_of,
    make_trained,
    report,
    said_in_public,
    wire,
)
from tests.makers import fresh, make_coordinator, make_person, make_place

pytestmark = pytest.mark.django_db

OURS = ("report_decided", "words_hidden", "appeal_decided", "safeguarding_task")


@pytest.fixture(autouse=True)
def public_answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from wire(monkeypatch)


def told() -> list[tuple[str, str]]:
    """(topic, name of the reader) of what has been sent, in the order of topics."""
    rounds.ring(clock=clock.now)
    rows = Message.objects.filter(topic__in=OURS, state="accepted").select_related("person")
    return sorted((row.topic, row.person.called) for row in rows if row.person)


def letter(to: Person) -> mail.EmailMessage:
    assert to.user
    return next(one for one in reversed(mail.outbox) if to.user.email in one.to)


def hidden_after_reports(now: datetime) -> tuple[Person, Person]:
    """The author and one who reported it."""
    author, reader = make_person("Penulis"), make_person("Pembaca")
    said = said_in_public(author=author, organiser=a_group()[1])
    report(said, by=reader, now=now)
    report(said, once="visitor", now=now)
    services.hide(
        person=make_coordinator(make_place("ID-33")),
        case=case_of(said),
        reason="insult",  # type: ignore[arg-type]  # a choice by its value
        words="Menghina orang.",
        now=now,
    )
    return author, reader


def test_hiding_is_told_to_the_author_with_why_and_to_who_reported_without_the_words() -> None:
    author, reader = hidden_after_reports(clock.now())

    assert told() == [("report_decided", "Pembaca"), ("words_hidden", "Penulis")]
    assert "Menghina orang." in str(letter(author).body)
    assert ("They were hidden." in str(letter(reader).body), "Menghina" in str(letter(reader).body)) == (
        True,
        False,
    )
    assert told() == [("report_decided", "Pembaca"), ("words_hidden", "Penulis")]


def test_appeal_is_told_to_the_author_once_it_is_decided() -> None:
    author, _reader = hidden_after_reports(clock.now())
    hiding = fresh(author).cases.get().hiding
    asked = services.appeal(person=author, hiding=hiding, words="Itu kutipan.", now=clock.now())
    assert ("appeal_decided", "Penulis") not in told()

    services.decide_appeal(
        person=make_coordinator(make_place("ID-33"), "Dua"),
        appeal=asked,
        is_granted=True,
        note="Benar.",
        now=clock.now(),
    )

    assert ("appeal_decided", "Penulis") in told()
    assert "are shown again" in str(letter(author).body)


def test_trained_one_is_told_in_words_that_tell_nothing() -> None:
    trained = make_trained(make_place("ID-33"))
    phase = make_consultation(WORDS, now=clock.now())
    answer(make_person("Sari"), phase, "Majikan memukul saya.", now=clock.now())

    assert told() == [("safeguarding_task", "Pendamping")]
    sent = letter(trained)
    whole = f"{sent.subject}\n{sent.body}"
    assert sent.subject == "Something waits for you on your page"
    assert [word for word in (phase.consultation.activity.title, "Sari", "memukul") if word in whole] == []


def test_task_closed_before_it_was_told_is_told_to_nobody() -> None:
    trained = make_trained(make_place("ID-33"))
    answer(make_person(), make_consultation(WORDS, now=clock.now()), "Majikan memukul saya.", now=clock.now())
    task = SafeguardingTask.objects.get()

    services.close_task(person=trained, task=task, outcome=TaskOutcome.NOTHING, now=clock.now())

    assert told() == []


def test_those_who_run_it_find_no_message_of_the_desk_in_their_list() -> None:
    """Else who was reported would read there who reported her, and who watches over whom."""
    hidden_after_reports(clock.now())
    make_trained(make_place("ID-33"))
    sent = told()
    activity = Activity.objects.get()

    listed = list(messages_of(activity, WantedMessages()))

    assert [topic for topic, _name in sent] == ["report_decided", "words_hidden"]
    assert [message.topic for message in listed if message.topic in OURS] == []
    assert sum(counts(activity).values()) == len(listed)
