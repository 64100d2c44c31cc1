"""Finds places by what people type, and answers where a place lies and what time it keeps."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from places.choices import Closeness, Kind
from places.folding import Said, fold, said
from places.models import Place
from places.names import chain, lineage

LONGEST_QUERY = 120
SHORTEST_QUERY = 2
# Each way of parting the words, and each part between commas, is a condition of its own in one query.
MOST_WORDS = 8
MOST_PARTS = 4
# Two letters changed over ("malayisa") still count. An index knows only PostgreSQL's own 0.6, so this reads
# all places: 10 ms, and only when nothing fits.
_LEAST_SIMILARITY = 0.5
_RANKS = (Closeness.EXACT, Closeness.PREFIX, Closeness.PREFIX)
_BY_KIND = Case(
    *[When(kind=kind, then=Value(order)) for order, kind in enumerate(Kind)], output_field=IntegerField()
)


@dataclass(frozen=True, slots=True)
class Match:
    """A place found, its name with what it lies in, and how close it is to what was typed."""

    place: Place
    chain: str
    closeness: Closeness


def search(text: str, language: str | None = None, *, limit: int = 10) -> list[Match]:
    """Places for `text`, best first; one query, a second when nothing is spelled so.

    Understands a kind ("kab semarang"), a larger place behind the name ("Tembalang, Kota Semarang",
    "salatiga jawa tengah"), short names ("jateng"), and a country in any language of the site. Whole names
    come before beginnings, and among these larger places before smaller ones. Chains are in `language`
    (BCP 47), or in the active one.
    """
    text = text[:LONGEST_QUERY]
    if len(fold(text)) < SHORTEST_QUERY:
        return []
    places = Place.objects.current().with_chain()
    exact, beginning, inside = _spelled(text)
    found = (
        places.filter(exact | beginning | inside)
        .annotate(
            rank=Case(When(exact, then=0), When(beginning, then=1), default=2, output_field=IntegerField())
        )
        .order_by("rank", _BY_KIND, "name", "code")[:limit]
    )
    matches = [Match(place, chain(place, language), _RANKS[place.rank]) for place in found]
    return matches or [
        Match(place, chain(place, language), Closeness.SIMILAR) for place in _similar(places, text)[:limit]
    ]


def by_code(code: str) -> Place | None:
    """The current place of this official code, with its chain."""
    if not code.isprintable():  # PostgreSQL refuses NUL
        return None
    return Place.objects.current().with_chain().filter(code=code).first()


def zone_of(place: Place) -> str | None:
    """The IANA zone of the place or of the nearest around it; None = several, so ask the person."""
    if place.zone:
        return place.zone
    return next((each.zone for each in lineage(place) if each.zone), None)


def _spelled(text: str) -> tuple[Q, Q, Q]:
    """Conditions for a whole name, the beginning of a name, the beginning of a later word in a name."""
    head, *larger = [part for part in text.split(",") if fold(part)][:MOST_PARTS]
    exact, beginning, inside = Q(), Q(), Q()
    for name, kind in _readings(head):
        of_kind = Q(kind=kind) if kind else Q()
        exact |= of_kind & _named("|", name, "|")
        beginning |= of_kind & _named("|", name)
        inside |= of_kind & _named(" ", name)
    around = Q()
    for part in larger:
        around &= _lies_in(part)
    if not larger:
        # "salatiga jawa tengah": each way of parting the words into a whole name and what it lies in.
        words = fold(text).split()[:MOST_WORDS]
        for cut in range(1, len(words)):
            for name, kind in _readings(" ".join(words[:cut])):
                of_kind = Q(kind=kind) if kind else Q()
                exact |= of_kind & _named("|", name, "|") & _lies_in(" ".join(words[cut:]))
    return exact & around, beginning & around, inside & around


def _readings(text: str) -> Iterator[Said]:
    """What `text` may mean: a name as it stands, and a name with its kind."""
    whole = fold(text)
    yield Said(whole, None)
    parted = said(text)
    if parted.kind:
        yield parted


def _named(before: str, name: str, after: str = "") -> Q:
    """Places with this folded name, also when typed in more words than it is written ("labuhan haji")."""
    spellings = {name, name.replace(" ", "")}
    condition = Q()
    for spelling in sorted(spellings):
        condition |= Q(folded__contains=f"{before}{spelling}{after}")
    return condition


def _lies_in(text: str) -> Q:
    larger = Q()
    for name, kind in _readings(text):
        larger |= (Q(kind=kind) if kind else Q()) & _named("|", name)
    return Q(Exists(Place.objects.filter(larger, path__holds=OuterRef("path")).exclude(pk=OuterRef("pk"))))


def _similar(places: QuerySet[Place], text: str) -> QuerySet[Place]:
    name, kind = said(text.partition(",")[0])
    of_kind = Q(kind=kind) if kind else Q()
    return (
        places.filter(of_kind)
        .annotate(similarity=TrigramWordSimilarity(name, "folded"))
        .filter(similarity__gte=_LEAST_SIMILARITY)
        .order_by("-similarity", _BY_KIND, "name", "code")
    )
