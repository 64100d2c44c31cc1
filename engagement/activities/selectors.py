"""Questions about activities, each already narrowed to what this person may see."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from accounts.models import Person
from engagement.activities import search, standing
from engagement.activities.choices import PUBLIC_STATES, State
from engagement.activities.models import Activity, ActivityVersion
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
    return Activity.objects.select_related("organisation", "place__parent__parent__parent").prefetch_related(
        "counters"
    )


def published(wanted: Wanted, *, now: datetime) -> QuerySet[Activity]:
    """The public list: what is open first begins first; what is over, latest first."""
    activities = with_card().filter(state__in=PUBLIC_STATES)
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
    if wanted.open_now:
        return activities.filter(state=State.PUBLISHED, ends_at__gt=now).order_by("starts_at", "id")
    return activities.order_by("-starts_at", "-id")


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
    return standing.with_roles(found).first()


def worked_on_by(person: Person) -> QuerySet[Activity]:
    """The activities of the groups a person organises, newest first."""
    return with_card().filter(organisation__in=person.powers.drafts_for).order_by("-created_at", "-id")


def in_scope(person: Person) -> QuerySet[Activity]:
    """What a coordinator sees: activities placed in her scope, or owned by groups of it. Drafts are not hers."""
    activities = with_card().exclude(state=State.DRAFT)
    if person.powers.is_administrator:
        return activities
    inside = Place.objects.within(person.powers.coordinates)
    return activities.filter(Q(place__in=inside) | Q(organisation__place__in=inside))


def waiting_for_review(person: Person) -> QuerySet[Activity]:
    """First publications that this coordinator can decide on, the longest waiting first; none of her own groups."""
    waiting = in_scope(person).filter(state=State.REVIEW)
    others = waiting.exclude(organisation__in=person.powers.belongs_to)
    return others.exclude(pk__in=standing.organised_by(person)).order_by("submitted_at")


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
