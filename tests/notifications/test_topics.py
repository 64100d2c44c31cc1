"""One contract for every topic, and what each of them tells whom."""

from datetime import timedelta
from typing import Any

import pytest
from django.template.loader import get_template

from accounts.models import Person
from accounts.purposes import PURPOSES
from core import clock
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from engagement.participation.choices import Source, Verb
from engagement.participation.services import record as record_deed
from engagement.voices.givers import Giver
from engagement.voices.models import Outcome
from engagement.voices.services import give
from engagement.voices.services import take_back as take_back_contribution
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.engine.moments import DaysBefore, HoursBefore, ReaderClock
from notifications.topics import TOPICS
from notifications.topics.topic import GROUP, Topic
from tests.notifications.makers import address_of, join, make_consultation, make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_topic_keeps_the_contract(topic: Topic) -> None:
    for part in ("subject.txt", "text.txt", "html.html"):
        get_template(f"notifications/{topic.name}/{part}")

    assert len(topic.name) <= 40
    assert topic.consent in PURPOSES
    if topic.kinds == {GROUP}:
        assert topic.states <= {"founded", "verified"}
    else:
        assert topic.kinds <= set(Kind)
        assert topic.states <= set(State)
    assert "%(name)s" in str(topic.because)
    assert str(topic.label)
    assert len({step.name for step in topic.steps}) == len(topic.steps) > 0
    for step in topic.steps:
        assert str(step.label)
        assert len(step.name) <= 24
        assert step.rule is None or isinstance(step.rule, HoursBefore | DaysBefore | ReaderClock)
    assert list(topic.audience.members(0, among=[], zone="UTC")) == []
    assert topic.audience.person_ids(0, after=0, most=1) == []
    assert list(Message.objects.annotate(turn_now=topic.audience.turn_now()).values("turn_now")) == []


def test_topics_have_names_of_their_own() -> None:
    assert len({topic.name for topic in TOPICS}) == len(TOPICS)


def answer(person: Person, activity: Activity) -> None:
    give(giver=Giver(person), activity=activity, slot="phase-1", language="en", now=clock.now())


def subjects(mails: list[Any]) -> list[str]:
    return sorted(mail.subject for mail in mails)


def test_answer_is_confirmed_and_its_closing_announced_48_hours_before(mailoutbox: list[Any]) -> None:
    answer(make_person(), make_consultation(closes_in=timedelta(days=5)))
    rounds.ring(clock=clock.now)
    clock.shift(timedelta(days=3, minutes=1))
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert subjects(mailoutbox) == ["It closes soon: Fees of agents", "We have your answer: Fees of agents"]


def test_answer_taken_back_is_not_reminded_of(mailoutbox: list[Any]) -> None:
    person, activity = make_person(), make_consultation(closes_in=timedelta(days=5))
    answer(person, activity)
    rounds.ring(clock=clock.now)
    take_back_contribution(giver=Giver(person), activity=activity, slot="phase-1", now=clock.now())
    clock.shift(timedelta(days=3, minutes=1))
    rounds.ring(clock=clock.now)

    assert subjects(mailoutbox) == ["We have your answer: Fees of agents"]
    assert Message.objects.get(step="48h").reason == "left"


def test_outcome_is_told_once_to_each_who_took_part(mailoutbox: list[Any]) -> None:
    activity = make_consultation()
    first, second = make_person("Ani"), make_person("Budi")
    answer(first, activity)
    answer(second, activity)
    give(giver=Giver(first), activity=activity, slot="phase-2", language="en", now=clock.now())
    rounds.ring(clock=clock.now)
    mailoutbox.clear()
    Activity.objects.filter(pk=activity.pk).update(state=State.CLOSED)
    Outcome.objects.create(
        activity=activity, original_language="en", text="Fees will be published.", published_at=clock.now()
    )
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert sorted(mail.to[0] for mail in mailoutbox) == [address_of(first), address_of(second)]
    assert subjects(mailoutbox) == ["What became of it: Fees of agents"] * 2
    assert "Fees will be published." in mailoutbox[0].body


def test_signature_is_confirmed(mailoutbox: list[Any]) -> None:
    activity = make_consultation(title="Safe houses")
    Activity.objects.filter(pk=activity.pk).update(kind=Kind.CAMPAIGN)
    activity.refresh_from_db()
    now = clock.now()
    record_deed(
        person=make_person(), activity=activity, verb=Verb.SIGNED, turn=1, source=Source.SELF, now=now
    )
    rounds.ring(clock=clock.now)

    assert subjects(mailoutbox) == ["You have signed: Safe houses"]


def test_withdrawn_activity_is_told_to_those_who_joined(mailoutbox: list[Any]) -> None:
    person, event = make_person(), make_event()
    join(person, event)
    rounds.ring(clock=clock.now)
    mailoutbox.clear()
    Activity.objects.filter(pk=event.pk).update(state=State.WITHDRAWN)
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert subjects(mailoutbox) == ["Called off: Village talk"]
