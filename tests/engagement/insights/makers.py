"""Two provinces, people with and without powers, activities and deeds, for the tests of the desk and of rosters."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.choices import ContactKind, MemberRole, OrganisationKind, PlacePower
from accounts.models import ContactPoint, Membership, Organisation, Person, PlaceRole, User
from engagement.activities import search
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from engagement.activities.services import open_counter
from engagement.events import counters
from engagement.events.models import Event
from engagement.participation.choices import Mode, Source, Verb
from engagement.participation.models import Participation
from engagement.participation.services import next_turn, record
from places.models import Place

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
_numbers = count(1)


def place(code: str, path: str, name: str, kind: str, parent: Place | None) -> Place:
    made, _fresh = Place.objects.get_or_create(
        code=code,
        defaults={"name": name, "kind": kind, "path": path, "parent": parent, "folded": f"|{name.lower()}|"},
    )
    return made


def indonesia() -> Place:
    return place("ID", "ID", "Indonesia", "country", None)


def central_java() -> Place:
    return place("ID-33", "ID.33", "Jawa Tengah", "province", indonesia())


def semarang() -> Place:
    return place("ID-33.74", "ID.33.74", "Kota Semarang", "city", central_java())


def lombok() -> Place:
    return place("ID-52.01", "ID.52.01", "Kabupaten Lombok Barat", "regency", nusa_tenggara())


def nusa_tenggara() -> Place:
    return place("ID-52", "ID.52", "Nusa Tenggara Barat", "province", indonesia())


def make_person(
    called: str = "Sari", *, has_login: bool = True, is_administrator: bool = False, full_name: str = ""
) -> Person:
    user = None
    if has_login:
        user = User.objects.create_user(
            f"person{next(_numbers)}@contoh.example", is_superuser=is_administrator
        )
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    return Person.objects.create(
        user=user, called=called, full_name=full_name, language="en", zone="Asia/Jakarta", created_at=NOW
    )


def make_coordinator(of: Place, called: str = "Wulan") -> Person:
    person = make_person(called)
    PlaceRole.objects.create(person=person, place=of, power=PlacePower.COORDINATOR)
    return person


def make_organisation(
    name: str = "Paguyuban Contoh", *, at: Place | None = None, is_verified: bool = True
) -> Organisation:
    return Organisation.objects.create(
        name=name,
        kind=OrganisationKind.VILLAGE,
        place=at or semarang(),
        created_at=NOW,
        verified_at=NOW if is_verified else None,
    )


def make_organiser(organisation: Organisation, called: str = "Bagus") -> Person:
    person = make_person(called)
    Membership.objects.create(person=person, organisation=organisation, role=MemberRole.ORGANISER)
    return person


def make_activity(
    title: str = "Focus group",
    *,
    kind: Kind = Kind.EVENT,
    at: Place | None = None,
    organisation: Organisation | None = None,
    state: State = State.PUBLISHED,
    starts_at: datetime = NOW - timedelta(hours=4),
    zone: str = "Asia/Jakarta",
) -> Activity:
    activity = Activity.objects.create(
        kind=kind,
        state=state,
        title=title,
        summary="We talk.",
        original_language="en",
        place=at or semarang(),
        zone=zone,
        organisation=organisation or make_organisation(at=at or semarang()),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        is_online=True,
        created_at=NOW,
        submitted_at=NOW,
        published_at=None if state in {State.DRAFT, State.REVIEW} else NOW,
    )
    search.index(activity)
    if kind == Kind.EVENT:
        Event.objects.create(activity=activity, venue="Balai Kota")
        for name in (counters.HALL, counters.ONLINE, counters.CAME):
            open_counter(activity, name, ceiling=None)
    return activity


def make_event(title: str = "Focus group", **more: Any) -> Event:
    return make_activity(title, **more).event


def do(person: Person, activity: Activity, verb: Verb = Verb.CAME, *, at: datetime = NOW) -> Participation:
    """A deed, straight into the ledger."""
    turn = next_turn(person=person, activity=activity, verb=verb)
    return record(
        person=person,
        activity=activity,
        verb=verb,
        turn=turn,
        source=Source.STAFF,
        mode=Mode.HALL,
        happened_at=at,
        now=NOW,
    )


def add_address(
    person: Person, kind: ContactKind, normalised: str, *, is_verified: bool = False
) -> ContactPoint:
    return ContactPoint.objects.create(
        person=person, kind=kind, normalised=normalised, verified_at=NOW if is_verified else None
    )


def signed_in(person: Person) -> Client:
    """A browser in which this person has signed in, with the second factor where she is staff."""
    client = Client()
    assert person.user
    client.force_login(person.user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": NOW.timestamp()}]
    session["account_authentication_methods_user"] = str(person.user.pk)
    session.save()
    return client
