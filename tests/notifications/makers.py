"""People, events and registrations for the tests of this room."""

from datetime import UTC, datetime, timedelta
from itertools import count

from allauth.account.models import EmailAddress

from accounts.choices import ContactKind, OrganisationKind
from accounts.models import ContactPoint, Organisation, Person, User
from core import clock
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from engagement.activities.services import open_counter
from engagement.events import counters
from engagement.events.models import Event, Registration
from engagement.events.services import register
from engagement.participation.choices import Mode
from engagement.voices.counters import CONTRIBUTIONS, PEOPLE
from places.models import Place
from tests.makers import AWAKE

_numbers = count(1)


def make_place() -> Place:
    country, _made = Place.objects.get_or_create(
        code="ID", defaults={"name": "Indonesia", "kind": "country", "path": "ID", "folded": "|indonesia|"}
    )
    return country


def make_person(
    called: str = "Sari", *, zone: str = "Asia/Jakarta", language: str = "en", mail: bool = True
) -> Person:
    person = Person.objects.create(called=called, zone=zone, language=language, **AWAKE)
    if mail:
        ContactPoint.objects.create(
            person=person,
            kind=ContactKind.EMAIL,
            normalised=f"{called.lower()}{next(_numbers)}@example.org",
            verified_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    return person


def address_of(person: Person) -> str:
    return person.contact_points.get(kind=ContactKind.EMAIL).normalised


def make_organisation(name: str = "Kelompok Tani Merapi") -> Organisation:
    return Organisation.objects.create(name=name, kind=OrganisationKind.VILLAGE, place=make_place())


def make_event(
    *,
    starts_in: timedelta | None = None,
    starts_at: datetime | None = None,
    title: str = "Village talk",
    zone: str = "Asia/Jakarta",
    is_sensitive: bool = False,
    organisation: Organisation | None = None,
) -> Event:
    """A published event of two hours with endless seats."""
    now = clock.now()
    starts_at = starts_at or now + (starts_in or timedelta(days=7))
    activity = Activity.objects.create(
        kind=Kind.EVENT,
        state=State.PUBLISHED,
        title=title,
        summary="We talk.",
        place=make_place(),
        zone=zone,
        organisation=organisation or make_organisation(),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        is_sensitive=is_sensitive,
        published_at=now,
    )
    event = Event.objects.create(activity=activity, venue="Balai Desa", party_most=6)
    for name in counters.ALL:
        open_counter(activity, name, ceiling=None)
    return event


def join(person: Person, event: Event, *, now: datetime | None = None, party_size: int = 1) -> Registration:
    return register(person=person, event=event, mode=Mode.HALL, party_size=party_size, now=now or clock.now())


def with_login(person: Person) -> User:
    """A login for a person, with her address as allauth keeps it."""
    user = User.objects.create_user(address_of(person))
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Person.objects.filter(pk=person.pk).update(user=user)
    return user


def make_consultation(*, closes_in: timedelta = timedelta(days=7), title: str = "Fees of agents") -> Activity:
    """A published consultation with one survey phase."""
    now = clock.now()
    activity = Activity.objects.create(
        kind=Kind.CONSULTATION,
        state=State.PUBLISHED,
        title=title,
        summary="We ask.",
        place=make_place(),
        zone="Asia/Jakarta",
        organisation=make_organisation(),
        starts_at=now - timedelta(days=1),
        ends_at=now + closes_in,
        published_at=now,
    )
    for counter in (CONTRIBUTIONS, PEOPLE):
        open_counter(activity, counter, ceiling=None)
    return activity
