"""Numbers, addresses, dates and marks as people type them."""

# ruff: noqa: DTZ001  # cells hold times without a zone

from datetime import date, datetime, time

import pytest

from engagement.events.roster.phones import read_phones
from engagement.events.roster.values import read_email, read_mark, read_mode, read_sex, read_when

HOME = "+6281234567890"


@pytest.mark.parametrize(
    ("written", "phone", "codes"),
    [
        ("0812-3456-7890", HOME, []),
        ("+62 812 3456 7890", HOME, []),
        ("6281234567890", HOME, []),
        ("81234567890", HOME, []),
        (81234567890, HOME, []),
        (81234567890.0, HOME, []),
        ("8.1234567890E+10", HOME, []),
        ("+62 0812 3456 7890", HOME, []),
        ("+62(0)81234567890", HOME, []),
        ("0062 812 3456 7890", HOME, []),
        ("WA: 081234567890", HOME, []),
        ("O812 3456 7890", HOME, []),
        ("0812.3456.7890 (wa)", HOME, []),
        ("081234567890 / 081300000001", HOME, ["phone_second"]),
        ("081234567890 / 081234567890", HOME, []),
        ("(021) 5550123", "+62215550123", []),
        ("+852 5123 4567", "+85251234567", []),
        ("+60 12-345 6789", "+60123456789", []),
        ("60123456789", "+60123456789", []),
        ("852 5123 4567", "", ["phone_two_countries"]),
        (85251234567, "+6285251234567", []),
        (8.12346e11, "", ["phone_lost_digits"]),
        ("8.12346E+11", "", ["phone_lost_digits"]),
        ("8,12346E+11", "", ["phone_lost_digits"]),
        ("08123", "", ["phone_unclear"]),
        ("lihat daftar", "", ["phone_unclear"]),
        (12, "", ["phone_unclear"]),
        ("-", "", []),
        ("tidak ada", "", []),
        ("", "", []),
        (None, "", []),
        (0, "", []),
    ],
)
def test_phone_is_read_where_certain(written: object, phone: str, codes: list[str]) -> None:
    found, notes = read_phones(written)

    assert (found, [note.code for note in notes]) == (phone, codes)


@pytest.mark.parametrize(
    ("written", "email", "codes"),
    [
        (" Tri@Contoh.Example ", "Tri@contoh.example", []),
        ("mailto:t@contoh.example", "t@contoh.example", []),
        ("t@contoh.example.", "t@contoh.example", []),
        ("Tri <t@contoh.example>", "t@contoh.example", []),
        ("t@contoh.example; u@contoh.example", "t@contoh.example", ["email_second"]),
        ("t at contoh", "", ["email_unclear"]),
        ("t@contoh", "", ["email_unclear"]),
        ("t@" + "b." * 130 + "example", "", ["email_unclear"]),
        ("-", "", []),
        ("tidak ada", "", []),
        (None, "", []),
    ],
)
def test_email_is_tidied(written: object, email: str, codes: list[str]) -> None:
    found, notes = read_email(written)

    assert (found, [note.code for note in notes]) == (email, codes)


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("25 November 2026", date(2026, 11, 25)),
        ("Rabu, 25 Nopember 2026", date(2026, 11, 25)),
        ("25/11/2026", date(2026, 11, 25)),
        ("25-11-26", date(2026, 11, 25)),
        ("2026-11-25", date(2026, 11, 25)),
        ("November 25, 2026", date(2026, 11, 25)),
        ("5/6/2026", date(2026, 6, 5)),
        (46351, date(2026, 11, 25)),
        ("46351", date(2026, 11, 25)),
        (46351.375, datetime(2026, 11, 25, 9)),
        ("25/11/2026 09.30 WIB", datetime(2026, 11, 25, 9, 30)),
        (datetime(2026, 11, 25), date(2026, 11, 25)),
        ("09:30", time(9, 30)),
        ("31/02/2026", None),
        ("besok", None),
        ("-", None),
    ],
)
def test_date_is_read_in_every_spelling(written: object, when: object) -> None:
    assert read_when(written)[0] == when


@pytest.mark.parametrize(
    ("written", "present", "excuse"),
    [
        ("✓", True, ""),
        ("v", True, ""),
        ("V", True, ""),
        ("x", True, ""),
        (1, True, ""),
        ("H", True, ""),
        ("hadir", True, ""),
        (True, True, ""),
        ("tidak", False, ""),
        ("-", False, ""),
        ("sakit", False, "sick"),
        ("izin", False, "excused"),
        ("", None, ""),
        (None, None, ""),
        ("entah", None, ""),
    ],
)
def test_mark_of_presence_is_read(written: object, present: bool | None, excuse: str) -> None:
    assert read_mark(written)[:2] == (present, excuse)


@pytest.mark.parametrize("written", ["L", "Laki-laki", "M", "male", "pria"])
def test_male_is_read(written: str) -> None:
    assert read_sex(written) == ("male", ())


@pytest.mark.parametrize("written", ["P", "Perempuan", "F", "Female", "wanita"])
def test_female_is_read(written: str) -> None:
    assert read_sex(written) == ("female", ())


def test_mode_is_read() -> None:
    assert [
        read_mode(word)[0] for word in ("Luring", "offline", "Tatap Muka", "DARING", "Online", "Zoom")
    ] == ["hall"] * 3 + ["online"] * 3
    assert [note.code for note in read_mode("entah")[1]] == ["mode_unclear"]
