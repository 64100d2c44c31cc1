"""The floor is honest only while it shows what the site shows."""

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from core import clock
from engagement.activities.choices import Kind
from engagement.events.models import Registration
from tests.bench import floor
from tests.load.crowd import make_crowd
from tests.load.rows import many_activities
from tests.makers import make_event, make_group, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(autouse=True)
def forget_people() -> None:
    floor.people.cache_clear()
    floor.frame.cache_clear()


def main_of(response: HttpResponseBase) -> str:
    """The page without bar, foot and tokens."""
    assert isinstance(response, HttpResponse)
    return TOKEN.sub("", response.content.decode().partition("<main")[2].partition("</main>")[0])


def bare(path: str) -> HttpRequest:
    request = HttpRequest()
    request.path = path
    return request


def test_floor_shows_the_same_list() -> None:
    now = clock.now()
    many_activities(25, kinds=list(Kind), groups=[make_group()], places=[make_place()], now=now)

    page = Client().get("/activities/")

    assert main_of(floor.activity_list(bare("/activities/"))) == main_of(page)


def test_floor_shows_the_same_event_to_visitor_and_reader() -> None:
    activity = make_event(now=clock.now()).activity
    person = make_person(language="id")
    address = activity.get_absolute_url()

    pages = Client().get(address), signed_in(person).get(address)

    assert main_of(floor.activity_page(bare(address), activity.code)) == main_of(pages[0])
    assert main_of(floor.activity_page(bare(address), activity.code, person.pk)) == main_of(pages[1])


def test_floor_registers() -> None:
    event, guest = make_event(now=clock.now()), make_crowd(1)[0]

    response = floor.register(HttpRequest(), event.pk, guest.person.pk)

    assert response.status_code == 302
    assert Registration.objects.get(event=event).person == guest.person
