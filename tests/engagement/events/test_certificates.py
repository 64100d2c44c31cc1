"""Certificates: for who was seen, the same each time, checked by anybody, worth nothing once the mark is gone."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from core.codes import read_checked_code
from engagement.activities.errors import NotAllowed
from engagement.events.errors import NoCertificate
from engagement.events.models import Certificate, CertificateOffer
from engagement.events.papers import certificate_paper, sheet_paper
from engagement.events.selectors import certificate_state, people
from engagement.events.services import (
    issue_certificate,
    mark_attendance,
    offer_certificates,
    say_i_came,
    unmark_attendance,
)
from engagement.events.services.certificates import Issued
from engagement.participation.choices import Mode
from tests.engagement.events.test_marking import END, START, Hall
from tests.engagement.events.test_tickets import end, joins, today
from tests.makers import make_group, make_organiser, signed_in
from tests.pdf_words import lines

pytestmark = pytest.mark.django_db


def offers(hall: Hall, **what: Any) -> None:
    values: dict[str, Any] = {"is_offered": True, "text": "Beternak lele", "hours": Decimal("2.5")} | what
    offer_certificates(person=hall.organiser, event=hall.event, now=START, **values)


def issued(hall: Hall, person: Person) -> Issued:
    return issue_certificate(person=person, event=hall.event, now=END)


def test_certificate_is_the_same_each_time_and_only_hashes_are_kept() -> None:
    hall = Hall()
    person = hall.joins("Sari Contoh")
    hall.marks(person)
    offers(hall)

    first, second = issued(hall, person), issued(hall, person)

    kept = Certificate.objects.get()
    assert (first.code, first.name, len(first.code)) == (second.code, "Sari Contoh", 12)
    assert read_checked_code(first.code) == first.code
    assert first.code.encode() not in bytes(kept.code_hash) + bytes(kept.name_hash)


def test_only_who_was_seen_gets_one_once_it_is_over_and_offered() -> None:
    hall = Hall()
    seen, said, missing = hall.joins("Sari"), hall.joins("Budi"), hall.joins("Wati")
    hall.marks(seen)
    say_i_came(person=said, event=hall.event, now=END)

    with pytest.raises(NoCertificate):
        issued(hall, seen)
    offers(hall)
    for person in (said, missing):
        with pytest.raises(NoCertificate):
            issued(hall, person)
    with pytest.raises(NoCertificate):
        issue_certificate(person=seen, event=hall.event, now=END - timedelta(minutes=1))

    assert issued(hall, seen).attendance.person == seen


def test_certificate_is_worth_nothing_once_the_mark_is_taken_back() -> None:
    hall = Hall()
    person = hall.joins()
    hall.marks(person)
    offers(hall)
    old = issued(hall, person)

    unmark_attendance(marked_by=hall.organiser, event=hall.event, person=person, now=END)
    hall.marks(person, now=END)
    new = issued(hall, person)

    states = [certificate_state(each.code) for each in (old, new)]
    assert [state.is_valid for state in states if state] == [False, True]
    assert certificate_state("0" * 12) is None


def test_name_is_compared_and_never_told() -> None:
    hall = Hall()
    person = hall.joins("Sari Contoh")
    hall.marks(person)
    offers(hall)
    code = issued(hall, person).code
    visitor = Client(headers={"Accept-Language": "en"})

    right = visitor.post("/certificate/", {"code": code.lower(), "name": "sari  CONTOH"}).content.decode()
    wrong = visitor.post("/certificate/", {"code": code, "name": "Budi"}).content.decode()
    none = visitor.post("/certificate/", {"code": code}).content.decode()
    unknown = visitor.post("/certificate/", {"code": "0000 0000 0000"}).content.decode()

    assert "The name is the one that we printed." in right
    assert "The name is not the one we printed" in wrong
    assert ("This certificate is valid" in none, "Temu warga" in none, "Sari" in none) == (True, True, False)
    assert "No certificate has this code" in unknown


def test_sensitive_certificate_tells_its_state_and_names_nothing() -> None:
    organiser, event = today(title="Korban perdagangan orang", is_sensitive=True)
    person = joins(event, "Sari").person
    mark_attendance(
        marked_by=organiser, event=event, person=person, mode=Mode.HALL, now=event.activity.starts_at
    )
    CertificateOffer.objects.create(event=event, text="Bantuan hukum")
    made = issue_certificate(person=person, event=event, now=event.activity.ends_at)

    paper = "\n".join(lines(certificate_paper(**made._asdict())))
    page = Client().post("/certificate/", {"code": made.code}).content.decode()

    secrets = ("Korban", "Bantuan", "Paguyuban", "Semarang")
    assert [secret for secret in secrets if secret in paper or secret in page] == []
    assert "Sari" in paper


def test_guessing_is_limited() -> None:
    visitor = Client()

    statuses = [visitor.post("/certificate/", {"code": "0000 0000 0000"}).status_code for _try in range(11)]

    assert statuses == [200] * 10 + [429]


def test_paper_says_who_what_when_and_the_code() -> None:
    hall = Hall()
    person = hall.joins("Sari #Contoh]")
    hall.marks(person)
    offers(hall)
    made = issued(hall, person)

    said = lines(certificate_paper(**made._asdict()))

    whole = "\n".join(said)
    wanted = (
        "Sari #Contoh]",
        "Temu warga",
        "Beternak lele",
        "2.5",
        "Paguyuban Contoh",
        "27 Nov 2026",
        "/certificate/",
    )
    assert [word for word in wanted if word not in whole] == []
    assert " ".join([made.code[:4], made.code[4:8], made.code[8:]]) in whole


def test_sheet_has_a_line_for_each_and_empty_ones() -> None:
    hall = Hall()
    for name in ("Sari", "Budi"):
        hall.joins(name, 3)

    said = lines(sheet_paper(activity=hall.event.activity, people=list(people(hall.event))))

    assert [line for line in said if line.startswith(("1B", "2S", "3"))] == ["1Budi3", "2Sari3", "3"]
    assert said.count("22") == 1


def test_pages_offer_and_give_certificates() -> None:
    organiser, event = today()
    person = joins(event, "Sari").person
    code, staff, guest = event.activity.code, signed_in(organiser), signed_in(person)
    staff.post(f"/events/{code}/certificates/", {"is_offered": "on", "text": "Lele", "hours": "2"})
    staff.post(f"/events/{code}/people/{person.code}/")
    early = guest.get(f"/events/{code}/certificate.pdf")
    end(event)

    page = guest.get(f"/events/{code}/ticket/").content.decode()
    file = guest.get(f"/events/{code}/certificate.pdf")
    sheet = staff.get(f"/events/{code}/sheet.pdf")

    assert (early.status_code, "Your certificate (PDF)" in page) == (302, True)
    assert [answer["Content-Type"] for answer in (file, sheet)] == ["application/pdf"] * 2
    assert file.content.startswith(b"%PDF")
    assert guest.get(f"/events/{code}/sheet.pdf").status_code == 404
    staff.post(f"/events/{code}/certificates/", {})
    assert CertificateOffer.objects.count() == 0


def test_nobody_else_offers_them() -> None:
    hall = Hall()

    with pytest.raises(NotAllowed):
        offer_certificates(
            person=make_organiser(make_group("Lain")),
            event=hall.event,
            is_offered=True,
            text="",
            hours=None,
            now=START,
        )
