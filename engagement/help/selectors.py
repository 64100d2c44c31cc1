"""Questions to the directory."""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import (
    BooleanField,
    Case,
    Count,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)

from accounts.models import Person
from engagement.help.models import Doubt, Entry
from engagement.help.plans import Wanted
from engagement.help.policies import stale_since
from places.models import Place

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

LIES_BELOW = 0
"""The `nearness` of an entry that serves only a part of the place asked for."""


class Found(TypedDict):
    """What `find` adds to an entry."""

    nearness: int
    is_fresh: bool


class Kept(TypedDict):
    """What `kept_by` adds to an entry."""

    open_doubts: int
    is_fresh: bool


type FoundEntry = WithAnnotations[Entry, Found]
type KeptEntry = WithAnnotations[Entry, Kept]


def find(wanted: Wanted, *, now: datetime) -> QuerySet[FoundEntry]:
    """Entries for whoever looks for help, the nearest first; each with `nearness` and `is_fresh`.

    A place is served by entries of its own and of all above it: nearness is how deep the served place lies, so that a
    district comes before its city, province and country. Those for a part of it alone come last. Without a place the
    widest come first. Among equals, what was verified lately comes first.
    """
    found = _all().filter(removed_at__isnull=True)
    if wanted.need:
        found = found.filter(needs__contains=[wanted.need])
    if wanted.language:
        found = found.filter(languages__contains=[wanted.language])
    if wanted.place is None:
        widest = found.annotate(nearness=_depth(), is_fresh=_is_fresh(now))
        return widest.order_by("nearness", "place__code", "-is_fresh", "name", "id")
    holds = Q(place__path__holds=wanted.place.path)
    nearness = Case(When(holds, then=_depth()), default=Value(LIES_BELOW), output_field=IntegerField())
    serving = found.filter(holds | Q(place__path__within=[wanted.place.path]))
    nearest = serving.annotate(nearness=nearness, is_fresh=_is_fresh(now))
    return nearest.order_by("-nearness", "place__path", "-is_fresh", "name", "id")


def by_code(code: str) -> Entry | None:
    """The entry, also when it is out of the directory."""
    return _all().filter(code=code).first()


def kept_by(person: Person, *, now: datetime) -> QuerySet[KeptEntry]:
    """What a coordinator keeps, with `open_doubts` and `is_fresh`: the doubted first, then the longest unverified."""
    powers = person.powers
    kept = _all() if powers.is_administrator else _all().filter(_within(powers.coordinates))
    return kept.annotate(
        open_doubts=Count("doubts", filter=Q(doubts__settled_at__isnull=True)),
        is_fresh=_is_fresh(now),
    ).order_by(F("removed_at").asc(nulls_first=True), "-open_doubts", "verified_at", "id")


def to_check(person: Person, *, now: datetime) -> QuerySet[KeptEntry]:
    """Of these, what is in the directory and doubted or no longer verified."""
    return kept_by(person, now=now).filter(Q(open_doubts__gt=0) | Q(is_fresh=False), removed_at__isnull=True)


def open_doubts(entry: Entry) -> QuerySet[Doubt]:
    """What readers said that no coordinator has settled yet, the latest first."""
    return entry.doubts.filter(settled_at__isnull=True).order_by("-at", "-id")


def _all() -> QuerySet[Entry]:
    return Entry.objects.select_related("place__parent__parent__parent")


def _is_fresh(now: datetime) -> ExpressionWrapper:
    return ExpressionWrapper(Q(verified_at__gt=stale_since(now)), output_field=BooleanField())


def _depth() -> Func:
    """1 for a country, 4 for a district."""
    return Func(F("place__path"), function="nlevel", output_field=IntegerField())


def _within(places: tuple[Place, ...]) -> Q:
    return Q(place__path__within=[place.path for place in places])
