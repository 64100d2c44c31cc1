"""Fills an empty site with the made-up people and activities, through the same services as everyone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.allauth_receivers import mirror_addresses
from accounts.choices import PlacePower
from accounts.models import Membership, Organisation, Person, User
from accounts.services import grant_place_role, welcome
from config.demonstration.activities import EVENTS, Planned
from config.demonstration.people import DEMONSTRATION_TOTP_SECRET, FIGURES, GROUPS, STAFF, Figure
from core import clock
from engagement.activities import services as activities
from engagement.activities.services import Trunk
from engagement.events.services import Hall, draft_event, register
from engagement.participation.choices import Mode
from places.models import Place


@transaction.atomic
def load_demonstration() -> bool:
    """Make everything once; False when it is there already."""
    if User.objects.filter(email=FIGURES[0].email).exists():
        return False
    now = clock.now()
    for group in GROUPS:
        Organisation.objects.create(
            name=group.name,
            kind=group.kind,
            place=_place(group.place),
            about=group.about,
            created_at=now,
            verified_at=now if group.is_verified else None,
        )
    people = {figure.email: _make(figure, now) for figure in FIGURES}
    for planned in EVENTS:
        _hold(planned, people, now)
    return True


def _make(figure: Figure, now: datetime) -> Person:
    user = User.objects.create_user(
        figure.email, is_staff=figure.is_administrator, is_superuser=figure.is_administrator
    )
    EmailAddress.objects.create(user=user, email=figure.email, verified=True, primary=True)
    person = welcome(user=user, called=figure.called, language=figure.language, zone=figure.zone, now=now)
    person.lives_in = _place(figure.lives_in)
    person.comes_from = _place(figure.comes_from) if figure.comes_from else None
    person.save(update_fields=["lives_in", "comes_from"])
    mirror_addresses(user)
    if figure.group:
        group = Organisation.objects.get(name=figure.group)
        Membership.objects.create(person=person, organisation=group, role=figure.role, joined_at=now)
    if figure.power:
        power = PlacePower(figure.power)
        grant_place_role(granted_by=None, person=person, place=_place(figure.over), power=power, now=now)
    if figure.email in STAFF:
        secret = mfa_adapter().encrypt(DEMONSTRATION_TOTP_SECRET)
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})
    return person


def _hold(planned: Planned, people: dict[str, Person], now: datetime) -> None:
    place = _place(planned.place)
    day = now.astimezone(ZoneInfo(planned.zone)).date() + timedelta(days=planned.in_days)
    starts = datetime.combine(day, planned.at, tzinfo=ZoneInfo(planned.zone))
    trunk = Trunk(
        title=planned.title,
        summary=planned.summary,
        body=planned.body,
        place=place,
        zone=planned.zone,
        starts_at=starts,
        ends_at=starts + planned.lasts,
        is_online=planned.is_online,
        is_sensitive=planned.is_sensitive,
        original_language="id",
    )
    hall = Hall(
        venue=planned.venue,
        in_hall=bool(planned.venue),
        seats=planned.seats,
        online_link=planned.link,
        party_most=6,
    )
    organiser = people[planned.by]
    group = organiser.organisations.get()
    event = draft_event(person=organiser, organisation=group, trunk=trunk, hall=hall, now=now)
    activity = activities.submit(person=organiser, activity=event.activity, now=now)
    if planned.is_published and not activity.published_at:
        activities.approve(person=people[FIGURES[0].email], activity=activity, now=now)
    for email, party in planned.coming.items():
        mode = Mode.HALL if planned.venue else Mode.ONLINE
        register(person=people[email], event=event, mode=mode, party_size=party, now=now)


def _place(code: str) -> Place:
    return Place.objects.with_chain().get(code=code)
