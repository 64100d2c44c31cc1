"""People, groups and activities for tests, made through the same services as on the site."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.choices import MemberRole, OrganisationKind, PlacePower
from accounts.models import Membership, Organisation, Person, PlaceRole, User
from accounts.services import welcome
from accounts.services.addresses import mirror_addresses
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.activities.plans import Trunk
from engagement.events.models import Event
from engagement.events.plans import Hall
from engagement.events.services import draft_event
from places.models import Place

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AWAKE = {"quiet_from": time(0), "quiet_until": time(0)}
"""No quiet hours, so that tests say the same by day and by night; those of quiet hours set their own."""
_numbers = count(1)


def make_place(code: str = "ID-33.74", *, name: str = "Kota Semarang", zone: str = "Asia/Jakarta") -> Place:
    """A place with the parents its code names: ID-33.74 lies in ID-33, which lies in ID."""
    parts = code.replace("-", ".").split(".")
    place: Place | None = None
    for depth in range(1, len(parts) + 1):
        here = parts[0] if depth == 1 else f"{parts[0]}-{'.'.join(parts[1:depth])}"
        is_last = depth == len(parts)
        place, _made = Place.objects.get_or_create(
            code=here,
            defaults={
                "name": name if is_last else f"Tempat {here}",
                "kind": ("country", "province", "city", "district")[depth - 1],
                "parent": place,
                "path": ".".join(parts[:depth]),
                "zone": zone if depth == 2 else "",
                "folded": f"|{name.lower() if is_last else here.lower()}|",
            },
        )
    assert place is not None
    return place


def make_person(
    called: str = "Sari", *, zone: str = "Asia/Jakarta", language: str = "en", email: str = ""
) -> Person:
    """Somebody with a login and a verified address."""
    email = email or f"{called.split()[0].lower()}{next(_numbers)}@contoh.test"
    user = User.objects.create_user(email)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    person = welcome(user=user, called=called, language=language, zone=zone, now=NOW)
    mirror_addresses(user)
    Person.objects.filter(pk=person.pk).update(**AWAKE)
    person.refresh_from_db(fields=list(AWAKE))
    return person


def make_coordinator(place: Place, called: str = "Kunti") -> Person:
    return _with_second_factor(_with_power(make_person(called), place, PlacePower.COORDINATOR))


def make_authority(place: Place, called: str = "Dinas") -> Person:
    return _with_power(make_person(called), place, PlacePower.AUTHORITY)


def make_administrator(called: str = "Admin") -> Person:
    person = make_person(called)
    User.objects.filter(person=person).update(is_superuser=True, is_staff=True)
    return _with_second_factor(fresh(person))


def make_group(
    name: str = "Paguyuban Contoh", *, place: Place | None = None, is_verified: bool = True
) -> Organisation:
    return Organisation.objects.create(
        name=name,
        kind=OrganisationKind.MIGRANT_ASSOCIATION,
        place=place or make_place(),
        created_at=NOW,
        verified_at=NOW if is_verified else None,
    )


def make_organiser(
    group: Organisation, called: str = "Rukun", *, role: MemberRole = MemberRole.ORGANISER
) -> Person:
    person = make_person(called)
    Membership.objects.create(person=person, organisation=group, role=role, joined_at=NOW)
    return fresh(person)


def make_trunk(
    *, title: str = "Temu warga", place: Place | None = None, now: datetime = NOW, **changes: Any
) -> Trunk:
    """A trunk of two hours in three days; any field may be given otherwise (hence Any, here and below)."""
    values: dict[str, Any] = {
        "title": title,
        "summary": "Kita duduk bersama.",
        "body": "Semua boleh datang.",
        "place": place or make_place(),
        "zone": "Asia/Jakarta",
        "starts_at": now + timedelta(days=3),
        "ends_at": now + timedelta(days=3, hours=2),
        "is_online": False,
        "is_sensitive": False,
        "original_language": "id",
    }
    return Trunk(**(values | changes))


def make_hall(
    *, seats: int | None = 10, in_hall: bool = True, link: str = "", party_most: int = 6, **more: Any
) -> Hall:
    return Hall(
        venue="Balai Contoh",
        in_hall=in_hall,
        seats=seats,
        online_link=link,
        party_most=party_most,
        **more,
    )


def make_event(
    *,
    organiser: Person | None = None,
    title: str = "Temu warga",
    seats: int | None = 10,
    is_published: bool = True,
    now: datetime = NOW,
    place: Place | None = None,
    party_most: int = 6,
    hall: Mapping[str, Any] | None = None,
    **trunk: Any,
) -> Event:
    """An event of the organiser's group (made when none is given), published unless said otherwise.

    `hall` and `trunk` are further fields of the two plans.
    """
    organiser = organiser or make_organiser(make_group(place=place))
    group = organiser.organisations.get()
    event = draft_event(
        person=organiser,
        organisation=group,
        trunk=make_trunk(title=title, place=place or group.place, now=now, **trunk),
        hall=make_hall(seats=seats, party_most=party_most, **(hall or {})),
        now=now,
    )
    if is_published:
        publish(event.activity, now=now)
    return event


def publish(activity: Activity, *, now: datetime = NOW) -> None:
    """Stand it published, as after a review."""
    Activity.objects.filter(pk=activity.pk).update(state=State.PUBLISHED, published_at=now)
    activity.refresh_from_db()


def fresh(person: Person) -> Person:
    """The person read anew: powers are kept for as long as one row is held."""
    return Person.objects.select_related("user").get(pk=person.pk)


def signed_in(person: Person, *, with_second_factor: bool = True) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    if with_second_factor and Authenticator.objects.filter(user=person.user).exists():
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
        session["account_authentication_methods_user"] = str(person.user.pk)
        session.save()
    return client


def _with_power(person: Person, place: Place, power: PlacePower) -> Person:
    PlaceRole.objects.create(person=person, place=place, power=power, granted_at=NOW)
    return fresh(person)


def _with_second_factor(person: Person) -> Person:
    Authenticator.objects.create(
        user=person.user, type=Authenticator.Type.TOTP, data={"secret": mfa_adapter().encrypt(TOTP_SECRET)}
    )
    return person
