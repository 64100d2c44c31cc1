"""Many reports and two decisions at once; the control shows what the unique case prevents."""

from collections.abc import Callable
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from engagement.activities.models import Activity
from engagement.desk import services
from engagement.desk.choices import Reason
from engagement.desk.errors import AlreadyDecided
from engagement.desk.models import Case, Hiding, Report
from engagement.desk.selectors import cases
from tests.engagement.desk.makers import KIND, case_of, report, said_in_public
from tests.makers import NOW, make_coordinator, make_person, make_place
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 50


def test_fifty_reports_at_once_are_one_case_of_fifty() -> None:
    said = said_in_public()
    people = [make_person() for _number in range(MOST)]

    done = at_once([partial(report, said, by=person) for person in people])

    assert [refused for refused in done if isinstance(refused, Exception)] == []
    assert [case.number for case in cases()] == [MOST]


def test_one_person_who_reports_fifty_times_at_once_has_reported_once() -> None:
    said, person = said_in_public(), make_person()

    done = at_once([partial(report, said, by=person)] * MOST)

    assert [refused for refused in done if isinstance(refused, Exception)] == []
    assert Report.objects.count() == 1


def test_without_the_unique_case_fifty_reports_are_many_cases() -> None:
    """The control: looking first and writing then, with nothing that makes the second wait."""
    said = said_in_public()
    all_have_looked = Barrier(MOST)
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX desk_case_open_once")
    try:
        at_once([partial(_open_by_looking_first, said.activity, said.code, all_have_looked)] * MOST)
        opened = Case.objects.count()
    finally:
        Case.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE UNIQUE INDEX desk_case_open_once ON desk_case (kind, target) WHERE decided_at IS NULL"
            )

    assert opened > 1


def _open_by_looking_first(activity: Activity, code: str, all_have_looked: Barrier) -> None:
    is_there = Case.objects.filter(kind=KIND, target=code, decided_at=None).exists()
    all_have_looked.wait(timeout=60)
    if not is_there:
        Case.objects.create(kind=KIND, target=code, activity=activity, opened_at=NOW)


def test_of_two_who_decide_at_once_one_does() -> None:
    said = said_in_public()
    report(said)
    one, other = (make_coordinator(make_place("ID-33"), name) for name in ("Satu", "Dua"))
    case = case_of(said)

    deeds: list[Callable[[], object]] = [
        partial(services.hide, person=one, case=case, reason=Reason.SPAM, words="Iklan.", now=NOW),
        partial(services.leave, person=other, case=case_of(said), note="", now=NOW),
    ]

    done = at_once(deeds)

    assert [type(refused) for refused in done if isinstance(refused, Exception)] == [AlreadyDecided]
    decision = case_of(said).decision
    assert Hiding.objects.exists() is (decision == "hidden")
