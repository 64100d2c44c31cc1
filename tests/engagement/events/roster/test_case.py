"""The focus group of 121 people from 58 bodies, in four lists kept in four ways, gives the same 121 people."""

from collections import Counter

import pytest

from core.sheets import read
from engagement.events.roster import Roster, organisation_key, read_roster
from engagement.events.roster.names import name_key

from .make_rosters import ROSTERS, people

PHONE_SECOND = "phone_second"
BODY = "is an agency or group, not a person. Write the name of the person who came for it."
MISSING = "This row has no name. Write the name of the person who came."

REFUSED = {
    "participants.xlsx": [
        ("Participants", 123, MISSING),
        ("Participants", 124, f"“Representative of Badan Umpama Z” {BODY}"),
        (
            "Participants",
            125,
            "“lost@contoh.example” is an address or number, not a name. Write the name of the person who came.",
        ),
    ],
    "daftar-hadir.xlsx": [
        ("Daftar Hadir", 134, f"“Perwakilan Dinas Contoh Z” {BODY}"),
        ("Daftar Hadir", 135, MISSING),
        (
            "Daftar Hadir",
            136,
            "“Andi Misal dan Rina Misal” looks like more than one person. Give each of them a row.",
        ),
        ("Daftar Hadir", 137, MISSING),
    ],
    "daftar-hadir.csv": [
        ("daftar-hadir", 138, MISSING),
        ("daftar-hadir", 139, "“12345” is not a name. Write the name of the person who came."),
        ("daftar-hadir", 140, f"“Tim Dinas Contoh X” {BODY}"),
    ],
    "luring-daring.xlsx": [
        ("Luring", 84, f"“Dinas Contoh X” {BODY}"),
        ("Daring", 42, MISSING),
        ("Daring", 43, f"“Komunitas Contoh Z” {BODY}"),
    ],
}

NOTES = {
    "participants.xlsx": [
        "The column “Dietary wishes” of the sheet “Participants” was not used: we do not know this heading.",
    ],
    "daftar-hadir.xlsx": [
        "Row 143 of the sheet “Daftar Hadir” ends the list (“Kota Misal, 25 November 2026”). "
        "What follows was not read.",
    ],
    "daftar-hadir.csv": [],
    "luring-daring.xlsx": ["The sheet “Pilihan” is hidden in the file and was not read."],
}

ROW_NOTES = {
    "participants.xlsx": {"email_shared": 2},
    "daftar-hadir.xlsx": {"email_shared": 2, PHONE_SECOND: 14},
    "daftar-hadir.csv": {"email_shared": 2, PHONE_SECOND: 12, "joined": 6},
    "luring-daring.xlsx": {"email_shared": 2, PHONE_SECOND: 15},
}


def roster(name: str) -> Roster:
    return read_roster(read(ROSTERS[name](people()), name))


def test_the_invented_group_is_121_people_of_58_bodies() -> None:
    group = people()

    assert len({(name_key(person.name), organisation_key(person.organisation)) for person in group}) == 121
    assert len({organisation_key(person.organisation) for person in group if person.organisation}) == 58


@pytest.mark.parametrize("name", ROSTERS)
def test_roster_gives_the_same_people_once(name: str) -> None:
    expected = sorted(
        (name_key(p.name), organisation_key(p.organisation), p.email, p.phone, p.sex, p.mode, p.title)
        for p in people()
    )

    found = roster(name)

    assert (
        sorted(
            (name_key(p.name), organisation_key(p.organisation), p.email, p.phone, p.sex, p.mode, p.title)
            for p in found
        )
        == expected
    )
    assert (len(found.rows), len(found.organisations())) == (121, 58)


@pytest.mark.parametrize("name", ROSTERS)
def test_roster_explains_every_refused_row(name: str) -> None:
    found = roster(name)

    assert [(r.source_sheet, r.source_row, " ".join(map(str, r.reasons))) for r in found.refused] == REFUSED[
        name
    ]


@pytest.mark.parametrize("name", ROSTERS)
def test_roster_tells_what_it_left_out(name: str) -> None:
    found = roster(name)

    assert [str(note) for note in found.notes] == NOTES[name]
    assert Counter(note.code for row in found for note in row.notes) == ROW_NOTES[name]


def test_names_are_written_as_names_in_every_list() -> None:
    expected = sorted(person.name for person in people())

    for name in ROSTERS:
        assert sorted(row.name for row in roster(name)) == expected


def test_sections_days_and_presence_of_the_form_are_read() -> None:
    found = roster("daftar-hadir.xlsx")

    assert Counter(row.section for row in found) == {
        "Pemerintah": 62,
        "Organisasi Masyarakat Sipil": 32,
        "Diaspora dan Keluarga": 19,
        "Akademisi": 8,
    }
    assert {row.present for row in found} == {True}
    assert {tuple(day.label for day in row.days) for row in found} == {("Hari 1", "Hari 2")}
    assert {row.days[1].excuse for row in found} == {"", "sick", "excused"}
