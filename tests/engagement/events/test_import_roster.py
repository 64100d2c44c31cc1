"""From an attendance list to people who came: once, all or nothing, and nobody outside the event by name alone."""

import io
import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connections
from django.db.models import Model
from django.urls import reverse
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from accounts.choices import ContactKind
from accounts.models import ContactPoint, Organisation, Person
from core import clock, tokens
from core.models import Fact, FactDelivery
from core.sheets import Workbook, read
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.events import counters, services
from engagement.events.errors import RosterTooEarly, TooEarlyToMark
from engagement.events.models import Attendance, Event
from engagement.events.roster_import import Plan, Verdict, import_roster, plan_import, storage
from engagement.participation.choices import Mode
from engagement.participation.models import Participation
from tests.engagement.events.roster.make_rosters import ROSTERS, people
from tests.engagement.insights.makers import (
    NOW,
    add_address,
    lombok,
    make_coordinator,
    make_event,
    make_organisation,
    make_organiser,
    make_person,
    semarang,
    signed_in,
)
from tests.races import at_once

COLUMNS = ("Nama", "Instansi", "Email", "No HP", "Kehadiran")


def xlsx(rows: Iterable[tuple[str | None, ...]], columns: tuple[str, ...] = COLUMNS) -> bytes:
    book, file = Book(), io.BytesIO()
    book.worksheets[0].append(columns)
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)
    return file.getvalue()


def a_list(*rows: tuple[str | None, ...]) -> Workbook:
    return read(xlsx(rows), "hadir.xlsx")


def run(event: Event, workbook: Workbook, person: Person | None = None) -> Plan:
    return import_roster(person=person, event=event, workbook=workbook, usual_mode=Mode.HALL, now=NOW)


def verdicts(event: Event, workbook: Workbook) -> list[tuple[str, str]]:
    plan = plan_import(activity=event.activity, workbook=workbook, usual_mode=Mode.HALL, now=NOW)
    return [(each.row.name, each.verdict.value) for each in plan.planned]


SITI = ("Siti Rekaan", "Dinas Contoh", "siti@contoh.example", "0812-0000-0001")
ADI = ("Adi Khayal", "Yayasan Misal", None, "0812-0000-0002")


@pytest.mark.django_db
def test_import_makes_persons_marks_them_and_writes_the_ledger() -> None:
    event = make_event()
    organiser = make_organiser(event.activity.organisation)

    plan = run(event, a_list(SITI, ADI), organiser)

    siti = Person.objects.get(full_name="Siti Rekaan")
    assert (siti.called, siti.user, siti.registered_by) == ("Siti", None, organiser)
    assert set(siti.contact_points.values_list("kind", "normalised", "verified_at")) == {
        ("email", "siti@contoh.example", None),
        ("phone", "+6281200000001", None),
    }
    attendance = Attendance.objects.get(person=siti)
    assert (attendance.known_by, attendance.organisation_name, attendance.came_at) == (
        "roster",
        "Dinas Contoh",
        event.activity.starts_at,
    )
    assert set(Participation.objects.values_list("verb", "source", "mode")) == {("came", "roster", "hall")}
    assert event.activity.counters.get(name=counters.CAME).value == 2
    assert len(plan.to_mark) == 2
    assert Fact.objects.get().name == "roster_imported"


@pytest.mark.django_db
def test_import_sends_no_message_and_makes_no_group() -> None:
    groups = Organisation.objects.count()
    event = make_event()

    run(event, a_list(SITI, ADI))

    assert not FactDelivery.objects.exists()
    assert Organisation.objects.count() == groups + 1  # the organiser's own


@pytest.mark.django_db
def test_same_list_again_changes_nothing() -> None:
    event = make_event()
    run(event, a_list(SITI, ADI))
    before = list(Attendance.objects.order_by("id").values())

    again = run(event, a_list(SITI, ADI))

    assert list(Attendance.objects.order_by("id").values()) == before
    assert (len(again.to_mark), Person.objects.count(), Participation.objects.count()) == (0, 2, 2)
    assert Fact.objects.count() == 1


@pytest.mark.django_db
def test_person_with_verified_address_and_her_name_is_found_over_the_site() -> None:
    event, siti = make_event(), make_person("Iti", full_name="Siti Rekaan")
    add_address(siti, ContactKind.EMAIL, "siti@contoh.example", is_verified=True)

    run(event, a_list(SITI))

    assert Attendance.objects.get().person == siti


@pytest.mark.django_db
def test_verified_address_alone_does_not_tell_who_is_known() -> None:
    event, iti = make_event(), make_person("Iti")
    add_address(iti, ContactKind.EMAIL, "siti@contoh.example", is_verified=True)

    assert verdicts(event, a_list(SITI)) == [("Siti Rekaan", "new")]


@pytest.mark.django_db
def test_verified_address_is_enough_of_whoever_joined_the_event() -> None:
    event, iti = make_event(), make_person("Iti")
    add_address(iti, ContactKind.EMAIL, "siti@contoh.example", is_verified=True)
    services.register(person=iti, event=event, mode=Mode.HALL, party_size=1, now=event.activity.starts_at)

    run(event, a_list(SITI))

    assert (Attendance.objects.get().person, Attendance.objects.get().listed_name) == (iti, "")


@pytest.mark.django_db
def test_whoever_only_a_list_names_keeps_her_chosen_name_and_code_to_herself() -> None:
    event, siti = make_event(), make_person("Bunga", full_name="Siti Rekaan")
    add_address(siti, ContactKind.EMAIL, "siti@contoh.example", is_verified=True)
    organiser = make_organiser(event.activity.organisation)
    browser, code = signed_in(organiser), event.activity.code
    run(event, a_list(SITI), organiser)
    mark = reverse("events:event-mark", args=[code, Attendance.objects.get().code])

    seen = [
        b"".join(browser.get(address))
        for address in (
            reverse("events:event-people", args=[code]),
            reverse("insights:activity-people-csv", args=[code]),
            f"/api/v1/events/{code}/people/",
        )
    ]

    assert all(b"Siti Rekaan" in page for page in seen[::2])
    assert not any(word in page for page in seen for word in (b"Bunga", siti.code.encode()))
    assert browser.post(reverse("events:event-mark", args=[code, siti.code])).status_code == 404
    browser.post(mark, {"undo": "1"})
    assert not Attendance.objects.exists()
    # Nor does she become one who joined by having been listed before.
    run(event, a_list(SITI), organiser)
    assert Attendance.objects.get().listed_name == "Siti Rekaan"


@pytest.mark.django_db
def test_desk_neither_shows_nor_finds_the_name_that_only_a_list_led_to() -> None:
    event, siti = make_event(), make_person("Bunga", full_name="Siti Rekaan")
    add_address(siti, ContactKind.EMAIL, "siti@contoh.example", is_verified=True)
    run(event, a_list(("Siti REKAAN", "Dinas Contoh", "siti@contoh.example", None)))
    browser = signed_in(make_coordinator(semarang()))

    pages = {
        words: browser.get(reverse("insights:desk-people"), {"q": words}).content.decode()
        for words in ("", "Bunga", "Siti")
    }

    assert [siti.code in page or "Bunga</th>" in page for page in pages.values()] == [False, False, False]
    assert [len(page.split('role="rowheader"')) - 1 for page in pages.values()] == [1, 0, 1]


@pytest.mark.django_db
def test_list_before_the_doors_is_refused() -> None:
    event = make_event(starts_at=NOW + timedelta(hours=3))

    with pytest.raises(TooEarlyToMark):
        run(event, a_list(SITI))

    assert not Person.objects.exists()


@pytest.mark.django_db
def test_token_of_a_kept_list_holds_neither_a_number_nor_the_name_of_the_file() -> None:
    event, sender = make_event(), make_person()

    token = storage.keep(
        b"x", name="rahasia.csv", mode=Mode.HALL, activity=event.activity, person=sender, now=NOW
    )
    kept = storage.find(token, activity=event.activity, person=sender, now=NOW)

    path, *rest = tokens.read("roster", token)
    assert rest == ["hall", event.activity.code, sender.code]
    assert "rahasia" not in path
    assert (kept.name, kept.content) == ("rahasia.csv", b"x")


@pytest.mark.django_db
def test_unverified_address_of_a_stranger_matches_nobody() -> None:
    event, stranger = make_event(), make_person("Siti Rekaan", has_login=False)
    add_address(stranger, ContactKind.EMAIL, "siti@contoh.example")

    assert verdicts(event, a_list(SITI)) == [("Siti Rekaan", "new")]


@pytest.mark.django_db
def test_number_and_name_together_find_a_person_over_the_site() -> None:
    event = make_event()
    for called in ("Siti Rekaan", "Her Daughter"):
        add_address(make_person(called), ContactKind.PHONE, "+6281200000001")

    run(event, a_list(SITI))

    assert Attendance.objects.get().person.called == "Siti Rekaan"


@pytest.mark.django_db
def test_name_alone_finds_nobody_outside_the_event() -> None:
    event = make_event()
    make_person("Siti Rekaan", full_name="Siti Rekaan")
    elsewhere = make_event("Another talk")
    services.register(
        person=make_person("Siti Rekaan"),
        event=elsewhere,
        mode=Mode.HALL,
        party_size=1,
        now=elsewhere.activity.starts_at,
    )

    assert verdicts(event, a_list(SITI)) == [("Siti Rekaan", "new")]


@pytest.mark.django_db
def test_name_finds_whoever_registered_for_the_event() -> None:
    event, siti = make_event(), make_person("Siti Rekaan")
    services.register(person=siti, event=event, mode=Mode.ONLINE, party_size=1, now=event.activity.starts_at)

    run(event, a_list(("Dra. Hj. SITI REKAAN, M.Si.", "Dinas Contoh")))

    assert Attendance.objects.get().person == siti


@pytest.mark.django_db
def test_namesakes_of_two_agencies_are_two_people() -> None:
    event = make_event()
    run(event, a_list(("Siti Rekaan", "Dinas Contoh A")))

    run(event, a_list(("Siti Rekaan", "Dinas Contoh B"), ("Siti Rekaan", "Dinas Contoh A")))

    assert sorted(Attendance.objects.values_list("organisation_name", flat=True)) == [
        "Dinas Contoh A",
        "Dinas Contoh B",
    ]


@pytest.mark.django_db
def test_name_that_several_people_of_the_event_bear_is_refused_with_its_reason() -> None:
    event = make_event()
    run(event, a_list(("Siti Rekaan", "Dinas Contoh A"), ("Siti Rekaan", "Dinas Contoh B")))

    plan = run(event, a_list(("Siti Rekaan", None), ADI))

    assert [(row.number, row.reasons[0].code) for row in plan.refused] == [(2, "ambiguous")]
    assert Attendance.objects.count() == 3


@pytest.mark.django_db
def test_merged_person_is_marked_under_the_record_that_stays() -> None:
    event, kept = make_event(), make_person("Siti Rekaan")
    doubled = make_person("Siti Rekaan", has_login=False)
    add_address(doubled, ContactKind.PHONE, "+6281200000001")
    Person.objects.filter(pk=doubled.pk).update(merged_into=kept)

    run(event, a_list(SITI))

    assert Attendance.objects.get().person == kept


@pytest.mark.django_db
def test_whoever_is_marked_already_keeps_how_we_know_and_gains_her_agency() -> None:
    event, siti = make_event(), make_person("Siti Rekaan")
    organiser = make_organiser(event.activity.organisation)
    services.mark_attendance(marked_by=organiser, event=event, person=siti, mode=Mode.HALL, now=NOW)

    run(event, a_list(SITI))

    assert list(Attendance.objects.values_list("person", "known_by", "organisation_name")) == [
        (siti.pk, "marked", "Dinas Contoh")
    ]


@pytest.mark.django_db
def test_absent_people_are_not_marked() -> None:
    event = make_event()

    plan = run(event, a_list((*SITI, "Hadir"), (*ADI, "Tidak hadir")))

    assert [each.row.name for each in plan.of(Verdict.ABSENT)] == ["Adi Khayal"]
    assert Attendance.objects.count() == Person.objects.count() == 1


@pytest.mark.django_db
def test_failure_in_the_middle_leaves_nothing() -> None:
    event = make_event()
    # Persons, marks and ledger rows are written before the counter, which refuses to go beyond its ceiling.
    event.activity.counters.filter(name=counters.CAME).update(ceiling=1)

    with pytest.raises(IntegrityError):
        run(event, a_list(SITI, ADI))

    tables: tuple[type[Model], ...] = (Person, ContactPoint, Attendance, Participation, Fact)
    assert [table._default_manager.count() for table in tables] == [0, 0, 0, 0, 0]
    assert event.activity.counters.get(name=counters.CAME).value == 0


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_count_everyone_once() -> None:
    event = make_event()
    workbook = a_list(*((f"Orang Rekaan {chr(65 + number)}", f"Dinas {number % 58}") for number in range(26)))
    gate, problems = threading.Barrier(2), []

    def take_part() -> None:
        try:
            gate.wait()
            run(event, workbook)
        except Exception as problem:  # shown by the assertion below
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take_part) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert (Person.objects.count(), Attendance.objects.count(), Participation.objects.count()) == (26, 26, 26)
    assert event.activity.counters.get(name=counters.CAME).value == 26


@pytest.mark.django_db(transaction=True)
def test_two_lists_of_two_events_at_once_make_nobody_twice() -> None:
    events = [make_event("One"), make_event("Two")]
    rows = (
        (f"Orang Rekaan {chr(65 + number)}", None, None, f"0812-0000-1{number:03}") for number in range(26)
    )
    workbook = a_list(*rows)

    plans = at_once([partial(run, event, workbook) for event in events])

    assert [type(plan) for plan in plans] == [Plan, Plan]
    assert (Person.objects.count(), Attendance.objects.count()) == (26, 52)


@pytest.mark.django_db
def test_import_asks_as_many_queries_for_many_as_for_one(django_assert_max_num_queries: Any) -> None:
    event = make_event()
    workbook = a_list(
        *(
            (f"Orang Rekaan {number}x", f"Dinas {number}", f"o{number}@contoh.example")
            for number in range(300)
        )
    )

    with django_assert_max_num_queries(25):
        run(event, workbook)

    assert Attendance.objects.count() == 300


def roles(event: Event) -> list[tuple[str, Person, int]]:
    group = event.activity.organisation
    return [
        ("organiser", make_organiser(group), 200),
        ("organiser elsewhere", make_organiser(make_organisation("Other")), 404),
        ("participant", make_person(), 404),
        ("coordinator here", make_coordinator(semarang()), 200),
        ("coordinator elsewhere", make_coordinator(lombok()), 404),
        ("administrator", make_person(is_administrator=True), 200),
    ]


@pytest.mark.django_db
def test_roster_pages_are_for_those_who_run_the_event() -> None:
    event = make_event()

    for role, person, status in roles(event):
        answer = signed_in(person).get(reverse("events:event-roster", args=[event.activity.code]))
        assert (role, answer.status_code) == (role, status)


@pytest.mark.django_db
def test_organiser_of_an_unverified_group_may_not_import() -> None:
    event = make_event(organisation=make_organisation(is_verified=False))

    with pytest.raises(NotAllowed):
        run(event, a_list(SITI), make_organiser(event.activity.organisation))


@pytest.mark.django_db
def test_draft_takes_no_list() -> None:
    with pytest.raises(RosterTooEarly):
        run(make_event(state=State.DRAFT), a_list(SITI))


@pytest.fixture(autouse=True)
def _folder_for_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
def test_page_previews_confirms_and_gives_refused_rows() -> None:
    event = make_event()
    browser = signed_in(make_organiser(event.activity.organisation))
    upload = io.BytesIO(xlsx([SITI, ("@contoh", "Dinas Contoh"), ("Dinas Contoh", "Dinas Contoh")]))
    upload.name = "hadir.xlsx"

    sent = browser.post(
        reverse("events:event-roster", args=[event.activity.code]), {"file": upload, "mode": "hall"}
    )
    preview = browser.get(sent.headers["Location"])
    assert not Attendance.objects.exists()
    browser.post(sent.headers["Location"])
    file = browser.get(sent.headers["Location"] + "refused.xlsx").getvalue()

    assert b"Siti Rekaan" in preview.content
    assert Attendance.objects.count() == 1
    lines = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(file)).worksheets[0]]
    assert lines[0][:5] == ["Nama", "Instansi", "Email", "No HP", "Kehadiran"]
    assert [line[0] for line in lines[1:]] == ["@contoh", "Dinas Contoh"]
    assert "is an agency or group, not a person" in str(lines[2][5])
    # The file can be corrected and sent as a list of its own.
    again = plan_import(
        activity=event.activity, workbook=read(file, "refused.xlsx"), usual_mode=Mode.HALL, now=NOW
    )
    assert [row.reasons[0].code for row in again.refused] == ["name_is_contact", "name_is_body"]


@pytest.mark.django_db
def test_kept_list_opens_for_its_sender_alone_and_an_hour_at_most() -> None:
    event = make_event()
    group = event.activity.organisation
    sender, colleague = make_organiser(group, "Sender"), make_organiser(group, "Colleague")
    upload = io.BytesIO(xlsx([SITI]))
    upload.name = "hadir.xlsx"
    sent = signed_in(sender).post(
        reverse("events:event-roster", args=[event.activity.code]), {"file": upload, "mode": "hall"}
    )

    assert signed_in(colleague).get(sent.headers["Location"]).status_code == 302
    assert signed_in(sender).get(sent.headers["Location"]).status_code == 200
    assert storage.sweep(now=clock.now() + storage.KEPT_FOR * 2) == 1
    assert signed_in(sender).get(sent.headers["Location"]).status_code == 302


@pytest.mark.django_db
def test_file_that_is_no_list_is_refused_in_words() -> None:
    event = make_event()
    upload = io.BytesIO(b"%PDF-1.7 not a list")
    upload.name = "hadir.xlsx"

    answer = signed_in(make_organiser(event.activity.organisation)).post(
        reverse("events:event-roster", args=[event.activity.code]), {"file": upload, "mode": "hall"}
    )

    assert answer.status_code == 422
    assert "This file is not a spreadsheet" in answer.content.decode()


@pytest.mark.django_db
def test_command_shows_first_and_does_it_with_go(tmp_path: Path) -> None:
    event, file, refused = make_event(), tmp_path / "hadir.xlsx", tmp_path / "refused.xlsx"
    file.write_bytes(xlsx([SITI, ("Dinas Contoh", "Dinas Contoh")]))
    said = io.StringIO()

    call_command("import_roster", str(file), event=event.activity.code, refused=refused, stdout=said)
    assert not Person.objects.exists()
    call_command("import_roster", str(file), event=event.activity.code, go=True, stdout=io.StringIO())

    assert Attendance.objects.get().person.full_name == "Siti Rekaan"
    assert "Nothing was changed. Add --go to do it." in said.getvalue()
    assert [cell.value for cell in load_workbook(refused).worksheets[0]["A"]] == ["Nama", "Dinas Contoh"]


@pytest.mark.django_db
def test_command_without_the_event_says_so(tmp_path: Path) -> None:
    file = tmp_path / "hadir.xlsx"
    file.write_bytes(xlsx([SITI]))

    with pytest.raises(CommandError, match="No event has this code: 0000000000"):
        call_command("import_roster", str(file), event="0000000000")


@pytest.mark.django_db
@pytest.mark.parametrize("first", list(ROSTERS))
def test_four_lists_of_one_event_are_the_same_people_once(first: str) -> None:
    event = make_event(starts_at=datetime(2026, 11, 25, 2, tzinfo=UTC))
    group = people()
    names = [first, *(name for name in ROSTERS if name != first)]

    for name in names:
        workbook = read(ROSTERS[name](group), name)
        plan = import_roster(
            person=None, event=event, workbook=workbook, usual_mode=Mode.HALL, now=NOW + timedelta(days=2)
        )
        assert all(str(reason) for row in plan.refused for reason in row.reasons)

    came = Attendance.objects.filter(event=event)
    assert (came.count(), came.values("person").distinct().count()) == (121, 121)
    assert came.exclude(organisation_key="").values("organisation_key").distinct().count() == 58
    assert came.filter(mode=Mode.ONLINE).count() == sum(person.mode == "online" for person in group)
    assert (Person.objects.count(), Participation.objects.count()) == (121, 121)
    assert event.activity.counters.get(name=counters.CAME).value == 121


@pytest.mark.django_db
def test_other_columns_are_not_kept() -> None:
    event = make_event()
    columns = ("Nama", "Instansi", "NIK", "Jabatan", "Jenis Kelamin", "Alamat")
    workbook = read(
        xlsx([("Siti Rekaan", "Dinas Contoh", "3374000000000001", "Kepala", "P", "Jalan Misal 1")], columns),
        "x.xlsx",
    )

    run(event, workbook)

    kept = " ".join(
        str(row) for table in (Person, Attendance, ContactPoint) for row in table.objects.values()
    )
    assert "Siti Rekaan" in kept
    assert not any(word in kept for word in ("3374000000000001", "Kepala", "Jalan Misal"))
