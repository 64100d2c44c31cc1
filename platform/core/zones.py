"""The time zones a person can choose from, by the names people know: Indonesia first, then country by country."""

from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.times import babel_locale, city_of, indonesian_zone

HOME = "ID"

Choices = list[tuple[str, str]]


def zone_choices(*, kept: str = "") -> list[tuple[str, Choices]]:
    """(heading, [(IANA name, name to read)]), in the reader's language, as a select takes its groups.

    CLDR knows one name for each clock; `kept` is another one that stands chosen already, and stays to choose.
    """
    language = get_language() or "en"
    home, abroad = _choices(language)
    if kept in available_timezones() and kept not in _countries():
        abroad = [(kept, city_of(kept, language=language)), *abroad]
    return [(str(babel_locale(language).territories[HOME]), home), (_("Other countries"), abroad)]


@cache
def _choices(language: str) -> tuple[Choices, Choices]:
    locale = babel_locale(language)
    home = sorted(
        ((zone, _at_home(zone, language)) for zone, country in _countries().items() if country == HOME),
        key=lambda choice: choice[1],
    )
    abroad = sorted(
        (
            (zone, _abroad(zone, country, locale, language))
            for zone, country in _countries().items()
            if country != HOME
        ),
        key=lambda choice: choice[1].casefold(),
    )
    return home, abroad


@cache
def _countries() -> dict[str, str]:
    """Zone -> country (ISO 3166), of every zone that lies in one."""
    there = available_timezones()
    return {
        zone: country
        for zone, country in get_global("zone_territories").items()
        if zone in there and len(country) == 2
    }


def _at_home(zone: str, language: str) -> str:
    return f"{indonesian_zone(zone)} ({city_of(zone, language=language)})"


def _abroad(zone: str, country: str, locale: Locale, language: str) -> str:
    city, name = city_of(zone, language=language), str(locale.territories.get(country, country))
    return name if city == name else f"{name}: {city}"
