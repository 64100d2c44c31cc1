"""What a place is called in a reader's language."""

from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from places.choices import Kind
from places.models import Place

# Where CLDR's first name says more than people do ("Hong Kong SAR China", "Makau DAK Tiongkok").
_SHORTER = {
    "HK": {"en": "Hong Kong", "id": "Hong Kong", "ar": "هونغ كونغ"},
    "MO": {"en": "Macao", "id": "Makau", "ar": "ماكاو"},
}
_PARENT = Place._meta.get_field("parent")
# The six provinces of Papua call their districts so.
_DISTRIK_PROVINCES = ("ID-91", "ID-92", "ID-93", "ID-94", "ID-95", "ID-96")


@cache
def _territories(language: str) -> dict[str, str]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return dict(locale.territories)


def country_name(code: str, language: str) -> str:
    """A country's name from CLDR, by its ISO 3166-1 code; the code itself where CLDR has none."""
    shorter = _SHORTER.get(code, {}).get(language.split("-")[0])
    return shorter or _territories(language).get(code, code)


def name_in(place: Place, language: str | None = None) -> str:
    """The place's name alone: "Belanda", "Jawa Tengah", "Kota Semarang", "Kecamatan Tembalang".

    `language` is a BCP 47 tag; without it the active one is meant.
    """
    language = language or get_language() or "en"
    if place.kind == Kind.COUNTRY:
        return country_name(place.code, language)
    if place.kind == Kind.DISTRICT:
        word = "Distrik" if place.code.startswith(_DISTRIK_PROVINCES) else "Kecamatan"
        return f"{word} {place.name}"
    return place.names.get(language.split("-")[0], place.name)


def lineage(place: Place) -> list[Place]:
    """The place and its ancestors, nearest first; no query after `with_chain()`, else one."""
    line, above = [place], _parent_of(place)
    while above:
        line.append(above)
        above = _parent_of(above)
    if line[-1].parent_id:
        return list(Place.objects.filter(path__holds=place.path).order_by("-path"))
    return line


def _parent_of(place: Place) -> Place | None:
    """Its parent where that is loaded already."""
    return place.parent if _PARENT.is_cached(place) else None


def chain(place: Place, language: str | None = None) -> str:
    """The place with what it lies in: "Kecamatan Tembalang, Kota Semarang, Jawa Tengah".

    Indonesia is left unsaid behind its own places; a state abroad is followed by its country.
    """
    line = lineage(place)
    if len(line) > 1 and line[-1].code == "ID":
        line = line[:-1]
    return ", ".join(name_in(each, language) for each in line)
