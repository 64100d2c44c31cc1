"""The same over the API."""

import pytest

from notifications.engine.models import Message
from notifications.rules.models import Hold
from tests.api.documented import ApiClient
from tests.notifications.rules.makers import join, make_run_event, plan, send

pytestmark = pytest.mark.django_db


def test_messages_are_given_to_those_who_run_it_and_narrowed() -> None:
    organiser, event = make_run_event()
    join(event, "Ani", "Budi")
    plan()
    send()
    api = ApiClient(organiser)

    of_ani = api.get(f"/events/{event.activity.code}/messages/", q="ani", show="sent").json()

    assert [(row["called"], row["what"], len(row["tries"])) for row in of_ani["results"]] == [
        ("Ani", "You are registered", 1)
    ]
    assert api.get(f"/events/{event.activity.code}/messages/", show="rubbish").status_code == 422


def test_reminders_are_held_and_let_go() -> None:
    organiser, event = make_run_event()
    api, path = ApiClient(organiser), f"/events/{event.activity.code}/reminders/hold/"

    statuses = [api.put(path).status_code, Hold.objects.count(), api.delete(path).status_code]

    assert (statuses, Hold.objects.count()) == ([204, 1, 204], 0)


def test_one_reads_why_of_ones_own_message_and_of_no_other() -> None:
    _organiser, event = make_run_event()
    ani, budi = join(event, "Ani", "Budi")
    plan()
    code = Message.objects.get(person=ani, step="24h").code

    mine = ApiClient(ani).get(f"/me/inbox/{code}/")
    others = ApiClient(budi).get(f"/me/inbox/{code}/")

    assert (mine.json()["step"], mine.json()["is_coming"]) == ("24 hours before it starts", True)
    assert others.status_code == 404


def test_reminders_are_read_added_changed_and_removed() -> None:
    organiser, event = make_run_event()
    api, path = ApiClient(organiser), f"/events/{event.activity.code}/reminders/"

    added = api.post(path, {"timing": "clock", "days": 1, "at": "09:00", "text": "Halo {name}"})
    step = added.json()["step"]
    changed = api.put(f"{path}{step}/", {"timing": "days", "days": 2})
    off = api.put(f"{path}24h/", {"timing": "hours", "minutes": 1440, "is_on": False})
    there = api.get(path).json()
    gone = api.delete(f"{path}{step}/")

    assert [added.status_code, changed.status_code, off.status_code, gone.status_code] == [201, 200, 200, 204]
    assert [(row["step"], row["is_on"], row["is_decided"]) for row in there] == [
        ("24h", False, True),
        ("1h", True, False),
        (step, True, True),
    ]


def test_words_that_cannot_be_sent_are_refused_by_name() -> None:
    organiser, event = make_run_event()
    path = f"/events/{event.activity.code}/reminders/"

    answer = ApiClient(organiser).post(path, {"timing": "hours", "minutes": 90, "text": "{nama}"})

    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_placeholder")


def test_preview_and_test_save_nothing() -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    api, path = ApiClient(organiser), f"/events/{event.activity.code}/reminders/"
    body = {"timing": "hours", "minutes": 90}

    found = api.post(f"{path}preview/", body).json()
    tried = api.post(f"{path}test/", {**body, "step": "24h"})

    assert [(group["fate"], group["number"], group["among"]) for group in found["groups"]] == [
        ("goes", 1, ["Ani"])
    ]
    assert (tried.status_code, len(api.get(path).json())) == (202, 2)
