"""Moments and spans in words: in one zone and language, and the reader's own zone beside the place's."""

import re
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_time, get_timezone_name
from django.utils import translation
from django.utils.translation import gettext

# English as most of the world writes it: day before month, 24 hours.
_LOCALES = {"en": "en_001"}
_COMMAS = {"ar": "،", "fa": "،", "ur": "،"}
# CLDR's "{city} Time" is a heading; inside a sentence these three say it better. Other languages take CLDR's.
_ZONE_PHRASES = {"en": "%s time", "id": "waktu %s", "ar": "بتوقيت %s"}
# Abbreviations of zones are ambiguous (CST, IST), but for these: law (Keppres 41/1987) and common speech.
_INDONESIAN_ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}


def format_day(day: date, *, language: str, year: bool = False) -> str:
    """ "Jumat, 27 Nov" or, with the year, "Jumat, 27 Nov 2026"."""
    return format_date(day, _day_pattern(language, year), locale=babel_locale(language))


def format_hour(moment: datetime, *, zone: str, language: str) -> str:
    """ "19.00": the hour of an aware moment in the IANA zone `zone`, where the day is plain."""
    return _hour(moment, zone, language)


def format_moment(moment: datetime, *, zone: str, language: str, year: bool = False) -> str:
    """ "Jumat, 27 Nov, 19.00 WIB": an aware moment in the IANA zone `zone`."""
    return f"{_day_and_hour(moment, zone, language, year)} {zone_name(zone, language=language)}"


def format_span(
    start: datetime, end: datetime | None, *, zone: str, language: str, year: bool = False
) -> str:
    """ "Jumat, 27 Nov, 19.00-21.00 WIB"; both days are named when it ends on another day of that zone."""
    return f"{_span(start, end, zone, language, year)} {zone_name(zone, language=language)}"


def format_hours(start: datetime, end: datetime | None, *, zone: str, language: str) -> str:
    """ "19.00-21.00": the hours alone, by the clock of a zone."""
    return _hours(start, end, zone, language)


def same_clock(moment: datetime, one: str, other: str) -> bool:
    """Whether the clocks of two zones show the same at a moment."""
    return _offset(moment, one) == _offset(moment, other)


def reader_line(
    start: datetime,
    end: datetime | None,
    *,
    place_zone: str,
    reader_zone: str,
    language: str,
    reader_place_name: str = "",
) -> str:
    """ "20.00-22.00 waktu Anda, Hong Kong": empty when the reader's clock then shows the same as the place's.

    Offsets at that moment are compared, not names. Days are named where they differ from the place's, and where it
    lasts over several.
    """
    moments = [start] if end is None else [start, end]
    if all(_offset(moment, place_zone) == _offset(moment, reader_zone) for moment in moments):
        return ""
    # Hours alone say enough on one day that is the same for both.
    days = {_day(moment, zone) for moment in moments for zone in (place_zone, reader_zone)}
    times = (
        _hours(start, end, reader_zone, language)
        if len(days) == 1
        else _span(start, end, reader_zone, language, year=False)
    )
    place = reader_place_name or indonesian_zone(reader_zone) or city_of(reader_zone, language=language)
    with translation.override(language):
        return gettext("%(times)s your time, %(place)s") % {"times": times, "place": place}


def both_zones(
    start: datetime,
    end: datetime | None,
    *,
    place_zone: str,
    reader_zone: str,
    language: str,
    reader_place_name: str = "",
    year: bool = False,
) -> str:
    """ "Jumat, 27 Nov, 19.00 WIB (20.00 waktu Anda, Hong Kong)": the reader's time only where it differs."""
    there = format_span(start, end, zone=place_zone, language=language, year=year)
    here = reader_line(
        start,
        end,
        place_zone=place_zone,
        reader_zone=reader_zone,
        language=language,
        reader_place_name=reader_place_name,
    )
    return f"{there} ({here})" if here else there


def zone_name(zone: str, *, language: str) -> str:
    """What people call a zone: "WIB", "waktu Hong Kong", "Hong Kong time"."""
    if zone in _INDONESIAN_ZONES:
        return _in_arabic(zone) if language == "ar" else _INDONESIAN_ZONES[zone]
    if zone in ("UTC", "Etc/UTC"):
        return "UTC"
    return (_ZONE_PHRASES.get(language) or babel_locale(language).zone_formats["region"]) % city_of(
        zone, language=language
    )


def city_of(zone: str, *, language: str) -> str:
    """The city a zone is named after, in the reader's language (CLDR); its IANA name when CLDR has none."""
    known = babel_locale(language).time_zones
    for name in (zone, *_names_of_zones().get(zone, ())):
        if city := known.get(name, {}).get("city"):
            return str(city)
    return zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def babel_locale(language: str) -> Locale:
    """CLDR's words for a BCP 47 language."""
    return Locale.parse(_LOCALES.get(language, language), sep="-" if "-" in language else "_")


def indonesian_zone(zone: str) -> str:
    """ "WIB", "WITA" or "WIT"; empty for a zone abroad."""
    return _INDONESIAN_ZONES.get(zone, "")


def is_zone(name: str) -> bool:
    """Whether `name` is a zone of the IANA database (the host's, or the one of the tzdata wheel)."""
    return name in _zones()


def _in_arabic(zone: str) -> str:
    """ "in the time of western Indonesia": the Latin abbreviation says nothing in Arabic."""
    return "ب" + get_timezone_name(ZoneInfo(zone), zone_variant="standard", locale="ar")


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _names_of_zones() -> dict[str, tuple[str, ...]]:
    """Older and newer names of one zone: CLDR keeps its cities under the oldest."""
    names: dict[str, set[str]] = {}
    for old, new in get_global("zone_aliases").items():
        names.setdefault(new, {new}).add(old)
    return {name: tuple(sorted(same)) for same in names.values() for name in same}


@cache
def _day_pattern(language: str, year: bool) -> str:
    """CLDR's pattern for a short day, with the weekday in full."""
    return re.sub(
        "E+", "EEEE", babel_locale(language).datetime_skeletons["yMMMEd" if year else "MMMEd"].pattern
    )


def _day(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def _offset(moment: datetime, zone: str) -> object:
    return moment.astimezone(ZoneInfo(zone)).utcoffset()


def _hour(moment: datetime, zone: str, language: str) -> str:
    locale = babel_locale(language)
    return format_time(
        moment.astimezone(ZoneInfo(zone)), locale.datetime_skeletons["Hm"].pattern, locale=locale
    )


def _hours(start: datetime, end: datetime | None, zone: str, language: str) -> str:
    first = _hour(start, zone, language)
    return first if end is None else f"{first}–{_hour(end, zone, language)}"


def _day_and_hour(moment: datetime, zone: str, language: str, year: bool) -> str:
    day = format_day(_day(moment, zone), language=language, year=year)
    return f"{day}{_COMMAS.get(language, ',')} {_hour(moment, zone, language)}"


def _span(start: datetime, end: datetime | None, zone: str, language: str, year: bool) -> str:
    first = _day_and_hour(start, zone, language, year)
    if end is None:
        return first
    if _day(start, zone) == _day(end, zone):
        return f"{first}–{_hour(end, zone, language)}"
    return f"{first} – {_day_and_hour(end, zone, language, year)}"
