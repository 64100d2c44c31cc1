"""A thousand signed-in people register at once, over HTTP, for two hundred seats."""

from collections import Counter

import pytest
from django.utils import translation

from core import clock
from core.models import Fact
from engagement.activities.models import Activity, ActivityCounter
from engagement.events.counters import HALL
from engagement.events.errors import RegistrationFull
from engagement.events.models import Event, Registration
from engagement.participation.choices import Verb
from engagement.participation.models import Participation
from tests.load.crowd import make_crowd, post
from tests.load.flood import Answer, flood
from tests.load.web import Web
from tests.makers import make_event

pytestmark = [
    pytest.mark.workers,
    pytest.mark.xdist_group("load"),
    pytest.mark.django_db(transaction=True),
]

PEOPLE, SEATS = 1000, 200
# The control asks one thing, whether it oversells, and shows it with fewer.
FEWER, FEWER_SEATS = 250, 50


def test_a_thousand_at_once_for_two_hundred_seats_fill_exactly_two_hundred() -> None:
    event = make_event(seats=SEATS, now=clock.now(), hall={"has_waiting_list": False})

    said = register_at_once(event.activity, people=PEOPLE)

    assert Counter(answer.status for answer in said) == {302: SEATS, 422: PEOPLE - SEATS}
    with translation.override("en"):
        full = str(RegistrationFull(left=0))
    assert all(full in answer.text for answer in said if answer.status == 422)
    assert {answer.location for answer in said if answer.status == 302} == {
        event.activity.get_absolute_url().lower()
    }
    assert books(event) == {"counter": SEATS, "registrations": SEATS, "ledger": SEATS, "facts": SEATS}


@pytest.mark.usefixtures("no_ceiling")
def test_without_the_lock_the_same_flood_oversells() -> None:
    """The control: the same site, the same check, no lock."""
    event = make_event(seats=FEWER_SEATS, now=clock.now(), hall={"has_waiting_list": False})

    said = register_at_once(event.activity, people=FEWER, application="tests.load.without_lock:application")

    assert Counter(answer.status for answer in said).keys() == {302, 422}
    assert books(event)["registrations"] > FEWER_SEATS


def register_at_once(
    activity: Activity, *, people: int, application: str = "config.wsgi:application"
) -> list[Answer]:
    """What each of so many people hears when all send the form of one event at the same moment."""
    crowd = make_crowd(people)
    with Web(application) as web:
        path = f"/events/{activity.code}/register/"
        said = flood(web.port, [post(web.host, path, guest, party_size="1") for guest in crowd])
        broken = [answer for answer in said if answer.status == 0 or answer.status >= 500]
        assert broken == [], web.last_words()
    return said


def books(event: Event) -> dict[str, int]:
    """The four places in which a registration is written down."""
    return {
        "counter": ActivityCounter.objects.get(activity=event.activity, name=HALL).value,
        "registrations": Registration.objects.filter(event=event, state="confirmed").count(),
        "ledger": Participation.objects.filter(activity=event.activity, verb=Verb.REGISTERED).count(),
        "facts": Fact.objects.filter(name="registration_made").count(),
    }
