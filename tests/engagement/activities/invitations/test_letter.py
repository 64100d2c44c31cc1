"""The official letter, line by line, in each language, and what it must not say."""

from typing import Any

import pytest

from engagement.activities.invitations.letter import letter
from engagement.activities.invitations.services import invite
from engagement.activities.models import Invitation
from tests.engagement.activities.invitations.makers import AGENCY, HERSELF, Host, make_host
from tests.makers import NOW
from tests.pdf_words import lines

pytestmark = pytest.mark.django_db


def written(host: Host, guest: Any, language: str, note: str = "") -> Invitation:  # Any: a Guest
    (made,) = invite(
        person=host.organiser,
        activity=host.activity,
        guests=[guest],
        note=note,
        answer_by=host.activity.starts_at.date(),
        language=language,
        now=NOW,
    )
    return made


def test_indonesian_letter_of_an_agency() -> None:
    host = make_host()
    code = host.activity.code.upper()

    said = lines(letter(written(host, AGENCY, "id", "Bawa data.\nParkir ada.")))

    assert said == [
        "Balai",
        f"Nomor1/{code}Kota Semarang, 24 November 2026",
        "HalUndangan: Temu warga",
        "Kepada Yth.",
        "Dinas Contoh",
        "Dengan hormat,",
        "Paguyuban Contoh mengundang Anda untuk mengirim perwakilan ke:",
        "AcaraTemu warga",
        "Hari dan waktuSelasa, 8 Des 2026, 12.00–14.00 WIB",
        "TempatBalai Contoh",
        "Kota Semarang, Tempat ID-33",
        "Kursi untuk Anda3 orang",
        "Bawa data.",
        "Parkir ada.",
        "Mohon dijawab paling lambat 8 Desember 2026.",
        "Pindai kodenya, atau buka tautan dalam berkas ini. Anda tidak",
        "perlu punya akun.",
        "Jawab undangan",
        "Hormat kami,",
        "Paguyuban Contoh",
        f"Nomor: 1/{code}1 / 1",
    ]


def test_english_letter_to_a_person_names_no_seats() -> None:
    said = lines(letter(written(make_host(), HERSELF, "en")))

    assert "Paguyuban Contoh invites you to:" in said
    assert [line for line in said if "Seats" in line] == []


def test_arabic_letter_runs_from_the_right() -> None:
    assert b"/Direction/R2L" in letter(written(make_host(), AGENCY, "ar"))


def test_same_letter_is_the_same_bytes() -> None:
    made = written(make_host(), AGENCY, "id")

    assert letter(made) == letter(made)


@pytest.mark.parametrize("language", ["id", "en", "ar"])
def test_letter_to_what_is_sensitive_names_neither_topic_group_nor_place(language: str) -> None:
    host = make_host(title="Rumah aman", is_sensitive=True)

    file = letter(written(host, AGENCY, language, "Catatan rahasia"))

    said = " ".join(lines(file))
    secrets = ("Rumah aman", "Paguyuban", "Semarang", "Balai Contoh", host.activity.code.upper(), "rahasia")
    assert [secret for secret in secrets if secret in said or secret.encode() in file] == []
    assert "Dinas Contoh" in said


def test_words_of_the_organiser_are_words() -> None:
    said = lines(letter(written(make_host(title='#panic("x") $ ] *'), AGENCY, "id", "#let x = 1")))

    assert 'HalUndangan: #panic("x") $ ] *' in said
    assert "#let x = 1" in said
