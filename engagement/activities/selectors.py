"""Questions about activities, each already narrowed to what this person may see."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import Person
from core.clock import Now
from engagement.activities import search, standing
from engagement.activities.choices import PUBLIC_STATES, Kind, State
from engagement.activities.models import Activity, ActivityVersion, Update
from places.choices import Kind as PlaceKind
from places.models import Place


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; an empty field does not narrow."""

    words: str = ""
    kind: str = ""
    place: Place | None = None
    open_now: bool = True
    online: bool = False


WIDE = {PlaceKind.COUNTRY, PlaceKind.PROVINCE}
"""Places wide enough to be named with a sensitive activity."""


def with_card() -> QuerySet[Activity]:
    """Activities with all that a card shows."""
    # The place's parents too, so that naming it asks nothing more.
    return Activity.objects.select_related(
        "organisation", "place__parent__parent__parent", "series"
    ).prefetch_related("counters")


def published(wanted: Wanted, *, now: datetime) -> QuerySet[Activity]:
    """The public list: what is open first begins first; what is over, latest first.

    Of a series that is open the next date stands for all; `dates_to_come` says how many there are, itself included.
    """
    activities = _narrowed(with_card().filter(state__in=PUBLIC_STATES), wanted)
    if not wanted.open_now:
        return activities.order_by("-starts_at", "-id")
    coming = Activity.objects.filter(state=State.PUBLISHED, ends_at__gt=now)
    nexts = _next_of_series(
        activities.filter(state=State.PUBLISHED, ends_at__gt=now), _narrowed(coming, wanted)
    )
    dates = coming.filter(series=OuterRef("series")).order_by().values("series").annotate(number=Count("pk"))
    return nexts.annotate(dates_to_come=Subquery(dates.values("number"))).order_by("starts_at", "id")


def host_campaign(code: str) -> Activity | None:
    """The published campaign of this code, for which people may hold events; else None."""
    running = Activity.objects.filter(kind=Kind.CAMPAIGN, state=State.PUBLISHED)
    return running.filter(code=code).first() if code else None


def parts_of(activity: Activity) -> QuerySet[Activity]:
    """What is held for it and is public, the first first."""
    return Activity.objects.filter(part_of=activity, state__in=PUBLIC_STATES).order_by("starts_at", "id")


def on_between(wanted: Wanted, *, start: datetime, end: datetime) -> QuerySet[Activity]:
    """What is on from one moment to another, each date of a series by itself.

    An event counts where it is held in that time; what lasts for weeks, where its last day falls.
    """
    held = Q(kind=Kind.EVENT, starts_at__lt=end, ends_at__gt=start)
    ends = ~Q(kind=Kind.EVENT) & Q(ends_at__gt=start, ends_at__lte=end)
    activities = _narrowed(with_card().filter(state__in=PUBLIC_STATES), wanted)
    return activities.filter(held | ends).order_by("starts_at", "id")


def _narrowed(activities: QuerySet[Activity], wanted: Wanted) -> QuerySet[Activity]:
    if wanted.kind:
        activities = activities.filter(kind=wanted.kind)
    if wanted.place:
        activities = activities.filter(place__in=Place.objects.within([wanted.place]))
        if wanted.place.kind not in WIDE:
            # Asking district by district would find where a sensitive one is held.
            activities = activities.filter(is_sensitive=False)
    if wanted.online:
        activities = activities.filter(is_online=True)
    if wanted.words:
        activities = search.matching(activities, wanted.words)
    return activities


def _next_of_series(activities: QuerySet[Activity], among: QuerySet[Activity]) -> QuerySet[Activity]:
    """Without the dates of a series before which there is another one `among` those that count."""
    before = Q(starts_at__lt=OuterRef("starts_at")) | Q(
        starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk")
    )
    return activities.filter(~Exists(among.filter(before, series=OuterRef("series"))))


def near(person: Person | None, *, now: datetime) -> QuerySet[Activity]:
    """What is on where a person lives or comes from, and online; for a visitor, everything that is on."""
    activities = published(Wanted(), now=now)
    homes = [place for place in (person.lives_in, person.comes_from) if place] if person else []
    if not homes:
        return activities
    wide = [_province_or_country(place) for place in homes]
    return activities.filter(Q(place__in=Place.objects.within(wide)) | Q(is_online=True))


def by_code(code: str) -> Activity | None:
    """One activity with all its page needs; the caller asks policies whether it may be shown."""
    # The group's place too: policies ask whether it lies in the reader's scope.
    found = with_card().select_related("organisation__place").filter(code=code)
    # Few have parts or news: what is read with the activity saves its page those queries.
    parts = Activity.objects.filter(part_of=OuterRef("pk"), state__in=PUBLIC_STATES)
    news = Update.objects.filter(activity=OuterRef("pk"), withdrawn_at=None)
    found = found.annotate(has_parts=Exists(parts), has_news=Exists(news))
    return standing.with_roles(found).first()


def worked_on_by(person: Person) -> QuerySet[Activity]:
    """The activities of the groups a person organises, newest first; of the coming dates of a series the next."""
    activities = with_card().filter(organisation__in=person.powers.drafts_for)
    coming = Activity.objects.filter(ends_at__gt=Now()).exclude(state=State.WITHDRAWN)
    return _next_of_series(activities, coming).order_by("-created_at", "-id")


def in_scope(person: Person) -> QuerySet[Activity]:
    """What a coordinator sees: activities placed in her scope, or owned by groups of it. Drafts are not hers."""
    activities = with_card().exclude(state=State.DRAFT)
    if person.powers.is_administrator:
        return activities
    inside = Place.objects.within(person.powers.coordinates)
    return activities.filter(Q(place__in=inside) | Q(organisation__place__in=inside))


def waiting_for_review(person: Person) -> QuerySet[Activity]:
    """First publications that this coordinator can decide on, the longest waiting first; none of her own groups.

    A series is decided on as a whole, by its next date.
    """
    waiting = in_scope(person).filter(state=State.REVIEW)
    others = waiting.exclude(organisation__in=person.powers.belongs_to)
    others = others.exclude(pk__in=standing.organised_by(person)).order_by("submitted_at")
    return _next_of_series(others, Activity.objects.filter(state=State.REVIEW))


def versions_of(activity: Activity) -> QuerySet[ActivityVersion]:
    """Its times and places since it was published, the latest first; the caller asks who may know the places."""
    return (
        ActivityVersion.objects.filter(activity=activity)
        .select_related("place__parent__parent__parent", "changed_by")
        .order_by("-number")
    )


def _province_or_country(place: Place) -> Place:
    top = place
    while top.parent and top.parent.parent:
        top = top.parent
    return top
