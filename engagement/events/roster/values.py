"""Cells to values, as people fill them in: e-mail, sex, way of taking part, marks of presence, dates."""

import re
from datetime import date, datetime, time, timedelta

from .folding import fold, squeeze
from .reasons import Reason
from .rows import Mode, Sex

NOTHING = frozenset(
    ("", "tidak ada", "tdk ada", "tidak punya", "none", "n a", "na", "nihil", "belum ada", "kosong", "sda")
)

_EMAIL = re.compile(r"[^\s@<>,;/|()\"']+@[^\s@<>,;/|()\"']+")
_EMAIL_SHAPE = re.compile(r"[^@]+@[^@.]+(?:\.[^@.]+)+")

SEXES: dict[str, Sex] = {
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "w", "f", "female", "woman"), "female"),
    **dict.fromkeys(("l", "lk", "laki laki", "laki", "pria", "m", "male", "man"), "male"),
}  # fmt: skip
MODES: dict[str, Mode] = {
    **dict.fromkeys(
        ("luring", "offline", "tatap muka", "hall", "in the hall", "in person", "onsite", "on site",
            "langsung", "di tempat"),
        "hall",
    ),
    **dict.fromkeys(
        ("daring", "online", "zoom", "via zoom", "zoom meeting", "virtual", "google meet",
            "gmeet", "teams", "video"), "online"
    ),
}  # fmt: skip

CHECKS = frozenset("✓✔√☑✅vV")
_PRESENT = frozenset(
    ["v", "x", "1", "y", "ya", "yes", "h", "hadir", "present", "attended", "ok", "true", "ada"]
)
_ABSENT = frozenset(
    (
        "0",
        "t",
        "tidak",
        "no",
        "n",
        "absen",
        "absent",
        "alpa",
        "alpha",
        "a",
        "tidak hadir",
        "tdk hadir",
        "false",
        "th",
    )
)
_EXCUSED = {
    **dict.fromkeys(("sakit", "s", "sick", "ill"), "sick"),
    **dict.fromkeys(("izin", "ijin", "i", "excused", "cuti", "dinas luar", "permit", "leave"), "excused"),
}
_DASHES = frozenset("-–—−")
_CROSSES = frozenset("✗✘❌×")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb peb", "maret march mar", "april apr", "mei may",
            "juni june jun",
            "juli july jul", "agustus august agu aug agt ags", "september sep sept", "oktober october okt oct",
            "november nopember nov nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]+)\.?[\s,-]+(\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\s*(?:wib|wita|wit))?\s*\Z", re.IGNORECASE)
# Excel counts days from here; its first 60 are wrong by one, and no list is that old.
_SERIAL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # cells hold times without a zone
_SERIALS = range(20_000, 80_000)

LONGEST_EMAIL = 254

type When = datetime | date | time


def read_email(value: object) -> tuple[str, tuple[Reason, ...]]:
    """The first address with its domain in small letters, or ''."""
    text = squeeze(value)
    if fold(text) in NOTHING:
        return "", ()
    found = [
        _tidy_email(address) for address in _EMAIL.findall(re.sub(r"mailto:", "", text, flags=re.IGNORECASE))
    ]
    possible = (address for address in found if len(address) <= LONGEST_EMAIL)
    good = list(dict.fromkeys(address for address in possible if _EMAIL_SHAPE.fullmatch(address)))
    if not good:
        return "", (Reason("email_unclear", text),)
    return good[0], tuple(Reason("email_second", other) for other in good[1:])


def _tidy_email(address: str) -> str:
    local, _at, domain = address.strip(".:-").partition("@")
    return f"{local}@{domain.lower()}"


def read_sex(value: object) -> tuple[Sex | None, tuple[Reason, ...]]:
    folded = fold(squeeze(value))
    if folded in NOTHING:
        return None, ()
    sex = SEXES.get(folded)
    return sex, () if sex else (Reason("sex_unclear", squeeze(value)),)


def read_mode(value: object) -> tuple[Mode | None, tuple[Reason, ...]]:
    folded = fold(squeeze(value))
    if folded in NOTHING:
        return None, ()
    mode = MODES.get(folded)
    return mode, () if mode else (Reason("mode_unclear", squeeze(value)),)


def is_check(value: object) -> bool:
    """A tick, as against a cross or a word."""
    return squeeze(value) in CHECKS


def read_mark(value: object, *, x_is_absent: bool = False) -> tuple[bool | None, str, tuple[Reason, ...]]:
    """(present, excuse, notes). An x means present, except in a column whose other marks are ticks."""
    if isinstance(value, bool):
        return value, "", ()
    if isinstance(value, date | datetime):
        return True, "", ()
    text = squeeze(value)
    folded = fold(text)
    if not text:
        return None, "", ()
    if text in CHECKS:
        return True, "", ()
    if text in _DASHES | _CROSSES or folded in _ABSENT or (folded == "x" and x_is_absent):
        return False, "", ()
    if folded in _EXCUSED:
        return False, _EXCUSED[folded], ()
    if folded in _PRESENT:
        return True, "", ()
    return None, "", (Reason("mark_unclear", text),)


def read_when(value: object) -> tuple[When | None, tuple[Reason, ...]]:
    """A date, a date with its time, or a time alone; day before month where figures leave it open."""
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value), ()
    if isinstance(value, date):
        return value, ()
    text = squeeze(value)
    if fold(text) in NOTHING:
        return None, ()
    try:
        when = (
            _serial(float(text.replace(",", ".")))
            if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text)
            else _from_text(text)
        )
    except ValueError:
        when = None
    return when, () if when is not None else (Reason("date_unclear", text),)


def _serial(days: float) -> When | None:
    if int(days) not in _SERIALS:
        return None
    moment = _SERIAL_EPOCH + timedelta(minutes=round(days * 1440))
    return moment if days % 1 else moment.date()


def _from_text(text: str) -> When | None:
    day, rest = _day_in(text)
    clock = _CLOCK.search(rest)
    hour = time(int(clock[1]), int(clock[2])) if clock else None
    if day and hour:
        return datetime.combine(day, hour)
    return day or hour


def _day_in(text: str) -> tuple[date | None, str]:
    if found := _ISO.search(text):
        return date(int(found[1]), int(found[2]), int(found[3])), text[found.end() :]
    if found := _DAY_FIRST.search(text):
        return date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), int(found[2]), int(found[1])), text[
            found.end() :
        ]
    if (found := _IN_WORDS.search(text)) and found[2].lower() in MONTHS:
        return date(int(found[3]), MONTHS[found[2].lower()], int(found[1])), text[found.end() :]
    if (found := _MONTH_FIRST.search(text)) and found[1].lower() in MONTHS:
        return date(int(found[3]), MONTHS[found[1].lower()], int(found[2])), text[found.end() :]
    return None, text
