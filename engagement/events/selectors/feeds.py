"""Questions about calendars: whose feed an address is, and what stands in a feed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Q, QuerySet, When

from accounts.models import Organisation, Person
from core import tokens
from engagement.activities import standing
from engagement.activities.choices import PUBLIC_STATES, Kind, State
from engagement.activities.models import Activity
from engagement.activities.selectors import with_card
from engagement.events.choices import RegistrationState
from engagement.events.models import CalendarFeed, Registration
from places.models import Place

BACK, AHEAD = timedelta(days=90), timedelta(days=730)
"""How far a feed reaches."""
MOST = 500
"""How much stands in one feed at most, the next first."""
_PURPOSE = "calendar"
_FULL, _DISCREET = "full", "discreet"


@dataclass(frozen=True)
class FeedReader:
    """Whose calendar a feed is, and whether it says no more than that there is something."""

    person: Person
    is_discreet: bool


def feed_of(person: Person) -> CalendarFeed | None:
    """Her calendar while it has an address."""
    return CalendarFeed.objects.select_related("person").filter(person=person, is_open=True).first()


def feed_token(feed: CalendarFeed, *, is_discreet: bool) -> str:
    """What stands in the address of a feed."""
    return tokens.seal(_PURPOSE, f"{feed.person.code}-{feed.epoch}-{_DISCREET if is_discreet else _FULL}")


def feed_reader(token: str) -> FeedReader | None:
    """Whose feed this is; None for an address that was never given, or is revoked, or whose person has gone."""
    try:
        code, epoch, variant = tokens.unseal(_PURPOSE, token).split("-")
    except tokens.TokenRefused:
        return None
    person = (
        Person.objects.select_related("user")
        .filter(code=code, calendar_feed__epoch=epoch, calendar_feed__is_open=True)
        .filter(user__is_active=True, merged_into__isnull=True, erased_at__isnull=True)
        .first()
    )
    return FeedReader(person, variant == _DISCREET) if person else None


def going_to(person: Person, *, now: datetime) -> QuerySet[Registration]:
    """Her registrations that a calendar shows, with event, activity and place."""
    return (
        Registration.objects.filter(person=person, state=RegistrationState.CONFIRMED)
        .filter(event__activity__starts_at__gt=now - BACK, event__activity__starts_at__lt=now + AHEAD)
        .exclude(event__activity__state__in=[State.DRAFT, State.REVIEW])
        .select_related("event__activity__place__parent__parent__parent")
        .prefetch_related("event__activity__counters")
        .order_by("event__activity__starts_at", "id")[:MOST]
    )


def run_by(person: Person, *, now: datetime) -> QuerySet[Activity]:
    """The published events of the groups that she organises for, and those that a role makes hers to organise."""
    hers = Q(organisation__in=person.powers.drafts_for) | Q(pk__in=standing.organised_by(person))
    events = _shown(now).filter(hers, kind=Kind.EVENT)
    return _next_first(events, now)


def public_calendar(
    *, organisation: Organisation | None = None, place: Place | None = None, now: datetime
) -> QuerySet[Activity]:
    """What is on for everyone: of one group, in one place, or all of it. What is sensitive stands in no feed."""
    activities = _shown(now).filter(is_sensitive=False)
    if organisation:
        activities = activities.filter(organisation=organisation)
    if place:
        activities = activities.filter(place__in=Place.objects.within([place]))
    return _next_first(activities, now)


def _shown(now: datetime) -> QuerySet[Activity]:
    """What was called off after it was published stays, so that calendars learn of it."""
    was_public = Q(state__in=PUBLIC_STATES) | Q(state=State.WITHDRAWN, published_at__isnull=False)
    # What lasts for weeks stands on its last day.
    is_near = Q(kind=Kind.EVENT, starts_at__gt=now - BACK, starts_at__lt=now + AHEAD) | Q(
        ~Q(kind=Kind.EVENT), ends_at__gt=now - BACK, ends_at__lt=now + AHEAD
    )
    return with_card().select_related("event").filter(was_public, is_near)


def _next_first(activities: QuerySet[Activity], now: datetime) -> QuerySet[Activity]:
    """Where there is more than fits, it is the past that is left out."""
    is_past = Case(When(ends_at__gt=now, then=0), default=1)
    return activities.order_by(is_past, "starts_at", "id")[:MOST]
