"""Why did she (not) get it: the page of those who run an event."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog, ContactPoint, Person
from core import clock
from engagement.events.services import cancel_registration
from notifications.channels.channel import Answer, Outcome
from notifications.engine.models import Message
from notifications.rules.selectors import counts, messages_of
from notifications.rules.wanted import WantedMessages
from tests import makers
from tests.notifications.rules.makers import join, make_run_event, plan, send
from tests.notifications.scripted_channel import ScriptedChannel

pytestmark = pytest.mark.django_db


def names_of(messages: Any) -> list[str]:  # Any: the stubs forget annotations
    return [message.shown for message in messages]


def page(person: Person, code: str, query: str = "") -> str:
    answer = makers.signed_in(person).get(f"/a/{code}/messages/{query}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_page_tells_those_who_run_it_why_each_did_not_arrive() -> None:
    organiser, event = make_run_event()
    ani, budi, citra = join(event, "Ani", "Budi", "Citra")
    ContactPoint.objects.filter(person=budi).update(verified_at=None)
    plan()
    refusing = ScriptedChannel()
    address = ContactPoint.objects.get(person=ani).normalised
    refusing.answer_for = {
        address: Answer(Outcome.PERMANENT, f"550 <{address}> unknown", address_is_dead=True)
    }
    send(refusing)
    cancel_registration(person=citra, event=event, now=clock.now())
    plan()

    found = page(organiser, event.activity.code)

    assert "The mail provider of this address refused it." in found
    assert "There is no confirmed e-mail address. It can be read in the inbox." in found
    assert "The person no longer takes part." in found
    assert "550 … unknown" in found
    assert address not in found
    assert counts(event.activity) == {"problems": 2, "coming": 4, "sent": 1, "not_sent": 2}


def test_problems_stand_first_and_the_filter_narrows() -> None:
    _organiser, event = make_run_event()
    _ani, budi = join(event, "Ani", "Budi")
    ContactPoint.objects.filter(person=budi).update(verified_at=None)
    plan()
    send()

    everything = names_of(messages_of(event.activity, WantedMessages()))
    of_ani = messages_of(event.activity, WantedMessages(words="ani", show="sent"))
    problems = messages_of(event.activity, WantedMessages(show="problems"))

    assert everything[0] == "Budi"
    assert [(*names_of(of_ani), of_ani[0].state)] == [("Ani", "accepted")]
    assert [(*names_of(problems), problems[0].reason)] == [("Budi", "no_address")]


def test_each_look_is_logged_and_shown_to_the_person() -> None:
    organiser, event = make_run_event()
    (ani,) = join(event, "Ani")
    plan()

    page(organiser, event.activity.code)

    assert list(AccessLog.objects.values_list("person", "viewer", "what")) == [
        (ani.pk, organiser.pk, "event_messages")
    ]


def test_page_is_not_there_for_others_nor_for_other_kinds() -> None:
    _organiser, event = make_run_event()
    stranger = makers.signed_in(makers.make_person("Orang Lain"))

    assert stranger.get(f"/a/{event.activity.code}/messages/").status_code == 404
    assert stranger.post(f"/a/{event.activity.code}/reminders/hold/").status_code == 404


def test_page_asks_as_often_for_200_as_for_1() -> None:
    organiser, event = make_run_event()
    browser = makers.signed_in(organiser)
    asked = []
    for number in (1, 199):
        join(event, *(f"Orang {one}" for one in range(number)))
        plan()
        send()
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/a/{event.activity.code}/messages/")
        asked.append(sum(query["sql"] != "SELECT core_now()" for query in queries.captured_queries))

    assert asked == [14, 14]
    assert Message.objects.filter(state="accepted").count() == 200


def test_filter_that_makes_no_sense_narrows_nothing() -> None:
    organiser, event = make_run_event(starts_in=timedelta(hours=30))
    join(event, "Ani")
    plan()

    assert "Ani" in page(organiser, event.activity.code, "?show=rubbish")
