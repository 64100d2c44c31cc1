"""What is measured on: 1,000 activities all over the country, one event with 5,000 registrations, people to come."""

from dataclasses import dataclass
from io import StringIO

from django.core.management import call_command
from django.db import connection

from core import clock
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.events.models import Event
from places.models import Place
from tests.load.crowd import Guest, make_crowd
from tests.load.rows import many_activities, many_registrations
from tests.makers import make_event, make_group, make_organiser

ACTIVITIES, REGISTERED = 1000, 5000


@dataclass(frozen=True)
class Data:
    """The event that everyone wants to, the other events, and signed-in people who have joined nothing yet."""

    event: Event
    others: list[Activity]
    guests: list[Guest]

    @property
    def address(self) -> str:
        return self.event.activity.get_absolute_url()


def fill(guests: int) -> Data:
    """Fill an empty database; so many `guests` come."""
    call_command("load_places", verbosity=0, stdout=StringIO())
    now = clock.now()
    places = list(Place.objects.filter(kind="district").select_related("parent__parent__parent")[::36])
    group = make_group(place=places[0])
    groups = [group, *(make_group(f"Paguyuban {number}", place=places[number]) for number in range(1, 40))]
    event = make_event(organiser=make_organiser(group), seats=None, now=now)
    others = many_activities(
        ACTIVITIES - 1, kinds=list(Kind), groups=groups, places=places, now=now, seats=10_000
    )
    many_registrations(event, [guest.person for guest in make_crowd(REGISTERED)], now=now)
    coming = make_crowd(guests, language="id")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Data(event, [activity for activity in others if activity.kind == Kind.EVENT], coming)
