"""The desk's files: the rows of the page, nothing that runs as a formula, every look written down."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AccessLog, Person
from core.models import Fact
from engagement.events.choices import KnownBy
from engagement.events.models import Attendance
from engagement.participation.choices import Verb
from tests.engagement.insights.makers import (
    NOW,
    central_java,
    do,
    lombok,
    make_activity,
    make_coordinator,
    make_organisation,
    make_organiser,
    make_person,
    semarang,
    signed_in,
)

pytestmark = pytest.mark.django_db


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_people_file_tells_each_deed_with_the_clock_of_its_place() -> None:
    activity = make_activity("Talk", at=lombok(), zone="Asia/Makassar")
    ratna = make_person("Ratna", full_name="Ratna Rekaan")
    do(ratna, activity)
    Attendance.objects.create(
        event=activity.event,
        person=ratna,
        mode="hall",
        known_by=KnownBy.ROSTER,
        came_at=NOW,
        organisation_name="Dinas Contoh",
    )

    answer = signed_in(make_coordinator(lombok())).get(reverse("insights:desk-people-csv"))

    assert csv_rows(answer.getvalue()) == [
        {
            "Person": ratna.code,
            "Called": "Ratna",
            "Full name": "Ratna Rekaan",
            "For whom": "Dinas Contoh",
            "What": "came",
            "Activity": "Talk",
            "Kind": "Event",
            "How": "in the hall",
            "When": "2026-11-24 13:00",
            "Time zone": "Asia/Makassar",
            "Place of the activity": "Kabupaten Lombok Barat, Nusa Tenggara Barat",
            "How we know": "by the organiser",
        }
    ]


def test_people_file_in_xlsx_holds_the_same() -> None:
    do(make_person("Ratna"), make_activity("Talk"))

    answer = signed_in(make_coordinator(central_java())).get(reverse("insights:desk-people-xlsx"))

    sheet = load_workbook(io.BytesIO(answer.getvalue())).worksheets[0]
    assert [cell.value for cell in sheet[2]][1:6] == ["Ratna", None, None, "came", "Talk"]


def test_names_that_look_like_formulas_stay_texts() -> None:
    do(make_person("=HYPERLINK(1)"), make_activity("@SUM(A1)"))
    browser = signed_in(make_coordinator(central_java()))

    (row,) = csv_rows(browser.get(reverse("insights:desk-people-csv")).getvalue())
    sheet = load_workbook(
        io.BytesIO(browser.get(reverse("insights:desk-people-xlsx")).getvalue())
    ).worksheets[0]

    assert (row["Called"], row["Activity"]) == ("'=HYPERLINK(1)", "'@SUM(A1)")
    assert [(cell.value, cell.data_type) for cell in (sheet["B2"], sheet["F2"])] == [
        ("=HYPERLINK(1)", "s"),
        ("@SUM(A1)", "s"),
    ]


def test_file_has_headings_and_words_in_the_readers_language() -> None:
    viewer = make_coordinator(central_java())
    do(make_person("Ratna"), make_activity())
    browser = signed_in(viewer)

    english = browser.get(reverse("insights:desk-people-csv")).getvalue()
    Person.objects.filter(pk=viewer.pk).update(language="id")
    other = browser.get(reverse("insights:desk-people-csv")).getvalue()

    # The words themselves are checked with the translations; here, that the file is whole in either language.
    assert len(csv_rows(english)) == len(csv_rows(other)) == 1


def test_export_logs_each_person_once_and_says_that_it_happened() -> None:
    activity, seen, viewer = make_activity(), make_person("Seen"), make_coordinator(central_java())
    do(seen, activity, Verb.REGISTERED)
    do(seen, activity, Verb.CAME)
    do(make_person("Unseen"), make_activity(at=lombok()))

    signed_in(viewer).get(reverse("insights:desk-people-csv"), {"activity": activity.code}).getvalue()

    assert list(AccessLog.objects.values_list("person", "viewer", "what")) == [(seen.pk, viewer.pk, "export")]
    fact = Fact.objects.get(name="people_exported")
    assert (fact.actor_id, fact.ids) == (viewer.pk, {"activity": activity.pk, "place": None})


def test_file_follows_the_filters_of_the_page() -> None:
    activity = make_activity()
    do(make_person("Ratna"), activity)
    do(make_person("Bima"), activity, Verb.REGISTERED, at=NOW - timedelta(days=9))

    answer = signed_in(make_coordinator(central_java())).get(
        reverse("insights:desk-people-csv"), {"verb": "came"}
    )

    assert [row["Called"] for row in csv_rows(answer.getvalue())] == ["Ratna"]


def test_long_file_is_whole_and_read_in_pieces() -> None:
    people = Person.objects.bulk_create([Person(called=f"Person {number}") for number in range(1_200)])
    activity = make_activity()
    for person in people:
        do(person, activity)
    browser = signed_in(make_coordinator(central_java()))

    answer: Any = browser.get(reverse("insights:desk-people-csv"))  # Any: the stubs know no streamed answers
    pieces = list(answer.streaming_content)

    assert len(csv_rows(b"".join(pieces))) == 1_200
    assert len(pieces) > 1
    assert AccessLog.objects.count() == 1_200


def test_activities_file_tells_numbers_and_addresses() -> None:
    activity = make_activity("Talk")
    do(make_person(), activity)

    (row,) = csv_rows(
        signed_in(make_coordinator(central_java())).get(reverse("insights:desk-activities-csv")).getvalue()
    )

    assert (row["Activity"], row["People who came"], row["People registered"], row["Time zone"]) == (
        "Talk",
        "1",
        "0",
        "Asia/Jakarta",
    )
    assert row["Address"].endswith(activity.get_absolute_url())


@pytest.mark.parametrize("name", ["insights:activity-people-csv", "insights:activity-people-xlsx"])
def test_people_of_an_activity_are_exported_by_its_verified_organisers_and_coordinators_alone(
    name: str,
) -> None:
    group = make_organisation("Verified")
    unverified = make_organisation("Unverified", is_verified=False)
    activity, doubtful = make_activity(organisation=group), make_activity(organisation=unverified)
    table = [
        (make_organiser(group), activity, 200),
        (make_organiser(unverified), doubtful, 404),
        (make_organiser(make_organisation("Other")), activity, 404),
        (make_person(), activity, 404),
        (make_coordinator(semarang()), activity, 200),
        (make_coordinator(lombok()), activity, 404),
        (make_person(is_administrator=True), activity, 200),
    ]

    for person, which, status in table:
        answer = signed_in(person).get(reverse(name, args=[which.code]))
        assert (person.called, answer.status_code) == (person.called, status)
    assert Client().get(reverse(name, args=[activity.code])).status_code == 302


def test_organiser_gets_the_people_of_her_own_activity_only() -> None:
    group = make_organisation("Verified")
    activity = make_activity(organisation=group)
    do(make_person("Mine"), activity)
    do(make_person("Not mine"), make_activity())

    answer = signed_in(make_organiser(group)).get(
        reverse("insights:activity-people-csv", args=[activity.code])
    )

    assert [row["Called"] for row in csv_rows(answer.getvalue())] == ["Mine"]
