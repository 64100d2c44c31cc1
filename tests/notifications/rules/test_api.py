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
