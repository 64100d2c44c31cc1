"""Times in words: literal expectations over zones, languages, day changes and summer time."""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from core import times

START = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
END = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "in_indonesian", "in_english", "in_arabic"),
    [
        (
            "Asia/Jakarta",
            "Jumat, 27 Nov, 19.00 WIB",
            "Friday, 27 Nov, 19:00 WIB",
            "الجمعة، 27 نوفمبر، 19:00 بتوقيت غرب إندونيسيا",
        ),
        (
            "Asia/Makassar",
            "Jumat, 27 Nov, 20.00 WITA",
            "Friday, 27 Nov, 20:00 WITA",
            "الجمعة، 27 نوفمبر، 20:00 بتوقيت وسط إندونيسيا",
        ),
        (
            "Asia/Jayapura",
            "Jumat, 27 Nov, 21.00 WIT",
            "Friday, 27 Nov, 21:00 WIT",
            "الجمعة، 27 نوفمبر، 21:00 بتوقيت شرق إندونيسيا",
        ),
        (
            "Asia/Hong_Kong",
            "Jumat, 27 Nov, 20.00 waktu Hong Kong",
            "Friday, 27 Nov, 20:00 Hong Kong time",
            "الجمعة، 27 نوفمبر، 20:00 بتوقيت هونغ كونغ",
        ),
        (
            "Asia/Kathmandu",
            "Jumat, 27 Nov, 17.45 waktu Kathmandu",
            "Friday, 27 Nov, 17:45 Kathmandu time",
            "الجمعة، 27 نوفمبر، 17:45 بتوقيت كاتماندو",
        ),
        (
            "Asia/Riyadh",
            "Jumat, 27 Nov, 15.00 waktu Riyadh",
            "Friday, 27 Nov, 15:00 Riyadh time",
            "الجمعة، 27 نوفمبر، 15:00 بتوقيت الرياض",
        ),
        (
            "Europe/Amsterdam",
            "Jumat, 27 Nov, 13.00 waktu Amsterdam",
            "Friday, 27 Nov, 13:00 Amsterdam time",
            "الجمعة، 27 نوفمبر، 13:00 بتوقيت أمستردام",
        ),
    ],
)
def test_format_moment_says_it_in_each_zone_and_language(
    zone: str, in_indonesian: str, in_english: str, in_arabic: str
) -> None:
    said = [times.format_moment(START, zone=zone, language=language) for language in ("id", "en", "ar")]

    assert said == [in_indonesian, in_english, in_arabic]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Sunday, 29 Mar, 01:59 Amsterdam time"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Sunday, 29 Mar, 03:00 Amsterdam time"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "Sunday, 25 Oct, 02:59 Amsterdam time"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "Sunday, 25 Oct, 02:00 Amsterdam time"),
    ],
)
def test_format_moment_follows_summer_time(moment: datetime, said: str) -> None:
    assert times.format_moment(moment, zone="Europe/Amsterdam", language="en") == said


def test_format_moment_names_the_year_when_asked() -> None:
    said = times.format_moment(START, zone="Asia/Jakarta", language="id", year=True)

    assert said == "Jumat, 27 Nov 2026, 19.00 WIB"


def test_format_day_follows_each_language() -> None:
    said = [times.format_day(date(2026, 12, 5), language=language) for language in ("id", "en", "ar", "nl")]

    assert said == ["Sabtu, 5 Des", "Saturday, 5 Dec", "السبت، 5 ديسمبر", "zaterdag 5 dec"]


def test_zone_name_of_another_language_comes_from_cldr() -> None:
    said = times.zone_name("Asia/Hong_Kong", language="nl")

    assert said == "tijd in Hongkong"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (END, "Jumat, 27 Nov, 19.00–21.00 WIB"),
        (None, "Jumat, 27 Nov, 19.00 WIB"),
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), "Jumat, 27 Nov, 19.00 – Sabtu, 28 Nov, 01.00 WIB"),
    ],
)
def test_format_span_names_the_second_day_only_when_it_is_another(end: datetime | None, said: str) -> None:
    assert times.format_span(START, end, zone="Asia/Jakarta", language="id") == said


@pytest.mark.parametrize(
    ("place_zone", "reader_zone", "said"),
    [
        (
            "Asia/Jakarta",
            "Asia/Hong_Kong",
            "Friday, 27 Nov, 19:00–21:00 WIB (20:00–22:00 your time, Hong Kong)",
        ),
        ("Asia/Jakarta", "Asia/Jayapura", "Friday, 27 Nov, 19:00–21:00 WIB (21:00–23:00 your time, WIT)"),
        ("Asia/Jakarta", "Asia/Pontianak", "Friday, 27 Nov, 19:00–21:00 WIB"),
        ("Asia/Jakarta", "Asia/Bangkok", "Friday, 27 Nov, 19:00–21:00 WIB"),
        (
            "Asia/Hong_Kong",
            "Asia/Jakarta",
            "Friday, 27 Nov, 20:00–22:00 Hong Kong time (19:00–21:00 your time, WIB)",
        ),
        (
            "Asia/Jakarta",
            "Pacific/Auckland",
            "Friday, 27 Nov, 19:00–21:00 WIB (Saturday, 28 Nov, 01:00–03:00 your time, Auckland)",
        ),
        (
            "Asia/Jakarta",
            "Australia/Sydney",
            "Friday, 27 Nov, 19:00–21:00 WIB"
            " (Friday, 27 Nov, 23:00 – Saturday, 28 Nov, 01:00 your time, Sydney)",
        ),
    ],
)
def test_both_zones_adds_the_readers_own_when_it_differs(
    place_zone: str, reader_zone: str, said: str
) -> None:
    both = times.both_zones(START, END, place_zone=place_zone, reader_zone=reader_zone, language="en")

    assert both == said


def test_both_zones_compares_offsets_of_that_moment() -> None:
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)

    both = [
        times.both_zones(at, None, place_zone="Europe/London", reader_zone="Africa/Lagos", language="en")
        for at in (summer, START)
    ]

    assert both == [
        "Wednesday, 1 Jul, 13:00 London time",
        "Friday, 27 Nov, 12:00 London time (13:00 your time, Lagos)",
    ]


def test_both_zones_calls_the_readers_place_as_she_does() -> None:
    both = times.both_zones(
        START,
        None,
        place_zone="Asia/Jakarta",
        reader_zone="Asia/Riyadh",
        language="en",
        reader_place_name="Jeddah",
    )

    assert both == "Friday, 27 Nov, 19:00 WIB (15:00 your time, Jeddah)"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Asia/Jakarta", True),
        ("Asia/Ujung_Pandang", True),
        ("Mars/Base", False),
        ("../etc", False),
        ("", False),
    ],
)
def test_is_zone_knows_the_names_of_the_database_only(name: str, known: bool) -> None:
    assert times.is_zone(name) is known


@pytest.fixture
def host_without_zones() -> Iterator[None]:
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.usefixtures("host_without_zones")
def test_zones_missing_on_the_host_come_from_the_wheel() -> None:
    said = times.format_moment(START, zone="Asia/Ujung_Pandang", language="id")

    assert said == "Jumat, 27 Nov, 20.00 WITA"


def render(source: str, **context: object) -> str:
    with translation.override("en"):
        return Template("{% load times %}" + source).render(Context({"now": START} | context))


def test_tag_when_marks_up_both_zones() -> None:
    html = render("{% when start end 'Asia/Jakarta' %}", start=START, end=END, reader_zone="Asia/Hong_Kong")

    assert html == (
        '<time datetime="2026-11-27T19:00+07:00">Friday, 27 Nov, 19:00\u2060–\u206021:00 WIB</time>'
        ' <span class="muted">(20:00\u2060–\u206022:00 your time, Hong Kong)</span>'
    )


def test_tag_when_escapes_the_name_of_a_place() -> None:
    html = render(
        "{% when start None 'Asia/Jakarta' %}",
        start=START,
        reader_zone="Asia/Hong_Kong",
        reader_place_name="<b>Jeddah",
    )

    assert html.endswith('<span class="muted">(20:00 your time, &lt;b&gt;Jeddah)</span>')


def test_tag_when_ignores_a_zone_that_is_none() -> None:
    html = render("{% when start None 'Asia/Jakarta' %}", start=START, reader_zone="<script>")

    assert html == '<time datetime="2026-11-27T19:00+07:00">Friday, 27 Nov, 19:00 WIB</time>'


def test_tag_when_names_another_year() -> None:
    html = render("{% when start None 'Asia/Jakarta' %}", start=datetime(2027, 1, 8, 2, tzinfo=UTC))

    assert html == '<time datetime="2027-01-08T09:00+07:00">Friday, 8 Jan 2027, 09:00 WIB</time>'


def test_tag_moment_is_in_the_readers_zone() -> None:
    html = render("{% moment at %}", at=START, reader_zone="Asia/Makassar")

    assert html == '<time datetime="2026-11-27T20:00+08:00">Friday, 27 Nov, 20:00 WITA</time>'


def test_tag_day_takes_a_date_or_a_moment() -> None:
    late = datetime(2026, 12, 4, 18, tzinfo=UTC)

    html = render("{% day due %} {% day late 'Asia/Jakarta' %}", due=date(2026, 12, 5), late=late)

    assert html == " ".join(['<time datetime="2026-12-05">Saturday, 5 Dec</time>'] * 2)


def test_tag_date_block_shows_the_day_at_the_place() -> None:
    html = render("{% date_block start 'Pacific/Auckland' %}", start=START)

    assert (
        html.strip() == '<div class="date" aria-hidden="true"><b>28</b><span>Nov</span><span>Sat</span></div>'
    )
