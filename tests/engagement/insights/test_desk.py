"""The desk's pages: who may open them, what they show, and what they never show."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog, Person
from core import clock
from core.models import Fact
from engagement.activities.choices import Kind, State
from engagement.participation.choices import Source, Verb
from engagement.participation.services import take_back
from tests.engagement.insights.makers import (
    NOW,
    central_java,
    do,
    indonesia,
    lombok,
    make_activity,
    make_coordinator,
    make_organisation,
    make_organiser,
    make_person,
    nusa_tenggara,
    semarang,
    signed_in,
)

pytestmark = pytest.mark.django_db

PAGES = ["insights:desk-summary", "insights:desk-activities", "insights:desk-review", "insights:desk-people"]
FILES = [
    "insights:desk-activities-csv",
    "insights:desk-activities-xlsx",
    "insights:desk-people-csv",
    "insights:desk-people-xlsx",
]
# Literal: the same whatever the number of rows. Six of each are the reader's own: session, user with person,
# roles, groups, site, clock.
QUERIES = {
    "insights:desk-summary": 14,
    "insights:desk-activities": 11,
    "insights:desk-review": 14,
    "insights:desk-people": 11,
}


@pytest.fixture(autouse=True)
def _clock_stands(db: None) -> None:
    """The desk counts 90 days back from now."""
    clock.shift(NOW + timedelta(hours=1) - clock.now())


def people_with_roles() -> dict[str, tuple[Person | None, int]]:
    """Role to the status it meets on every page and file of the desk."""
    verified = make_organisation("Verified group")
    return {
        "visitor": (None, 302),
        "participant": (make_person(), 404),
        "organiser": (make_organiser(verified), 404),
        "coordinator here": (make_coordinator(central_java()), 200),
        "coordinator elsewhere": (make_coordinator(nusa_tenggara()), 200),
        "administrator": (make_person(is_administrator=True), 200),
    }


@pytest.mark.parametrize("name", PAGES + FILES)
def test_desk_opens_for_coordinators_and_administrators_alone(name: str) -> None:
    for role, (person, status) in people_with_roles().items():
        browser = signed_in(person) if person else Client()

        answer = browser.get(reverse(name))

        assert (role, answer.status_code) == (role, status)


def test_desk_shows_nothing_of_another_place() -> None:
    here, there = make_activity("Talk in Semarang"), make_activity("Talk in Lombok", at=lombok())
    do(make_person("Ratna Rekaan"), here)
    do(make_person("Lalu Rahasia"), there)
    make_activity("Secret plan of Lombok", at=lombok(), state=State.REVIEW)
    make_organisation("Hidden group of Lombok", at=lombok(), is_verified=False)
    browser = signed_in(make_coordinator(central_java()))

    shown = "".join(browser.get(reverse(name)).content.decode() for name in PAGES)
    shown += "".join(browser.get(reverse(name)).getvalue().decode() for name in FILES if name.endswith("csv"))

    assert "Ratna Rekaan" in shown
    assert "Talk in Semarang" in shown
    assert "Lalu Rahasia" not in shown
    assert "Lombok" not in shown


def test_desk_shows_activities_of_own_groups_held_elsewhere() -> None:
    own = make_organisation("Group of Semarang", at=semarang())
    do(make_person("Ratna Rekaan"), make_activity("Talk on the island", at=lombok(), organisation=own))

    shown = signed_in(make_coordinator(central_java())).get(reverse("insights:desk-people")).content.decode()

    assert "Ratna Rekaan" in shown


def test_desk_people_of_another_places_activity_is_not_there() -> None:
    there = make_activity("Talk in Lombok", at=lombok())
    browser = signed_in(make_coordinator(central_java()))

    for name in ("insights:desk-people", "insights:desk-people-csv"):
        assert browser.get(reverse(name), {"activity": there.code}).status_code == 404


def test_desk_does_not_show_drafts() -> None:
    make_activity("Only thought of", state=State.DRAFT)

    shown = (
        signed_in(make_coordinator(central_java())).get(reverse("insights:desk-activities")).content.decode()
    )

    assert "Only thought of" not in shown


def test_people_are_counted_once_and_deeds_each() -> None:
    first, second = make_activity("First"), make_activity("Second")
    busy, merged = make_person("Busy"), make_person("Busy too")
    Person.objects.filter(pk=merged.pk).update(merged_into=busy)
    for person, activity, verb in (
        (busy, first, Verb.REGISTERED),
        (busy, first, Verb.CAME),
        (merged, second, Verb.CAME),
        (make_person("Other"), second, Verb.CAME),
    ):
        do(person, activity, verb)

    context = signed_in(make_coordinator(central_java())).get(reverse("insights:desk-people")).context

    assert (context["deeds"], context["people"]) == (4, 2)


def test_deed_taken_back_is_not_shown() -> None:
    activity, person = make_activity(), make_person("Never There")
    do(person, activity)
    take_back(person=person, activity=activity, verb=Verb.CAME, source=Source.STAFF, now=NOW)

    context = signed_in(make_coordinator(central_java())).get(reverse("insights:desk-people")).context

    assert context["deeds"] == 0


def test_summary_counts_people_of_ninety_days() -> None:
    activity = make_activity()
    person = make_person()
    for verb in (Verb.REGISTERED, Verb.CAME):
        do(person, activity, verb)
    do(make_person("Only registered"), activity, Verb.REGISTERED)
    do(make_person("Long ago"), activity, at=NOW - timedelta(days=91))

    lately = (
        signed_in(make_coordinator(central_java())).get(reverse("insights:desk-summary")).context["lately"]
    )

    assert lately == {"all": 1, "registered": 2, "came": 1, "spoke": 0, "signed": 0, "most": 2}


def test_summary_counts_what_waits() -> None:
    for _number in range(7):
        make_organisation(is_verified=False)
    make_activity(state=State.REVIEW)

    context = signed_in(make_coordinator(central_java())).get(reverse("insights:desk-summary")).context

    assert (context["groups"][0].total, len(context["groups"]), context["reviews"][0].total) == (7, 5, 1)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "ratna"}, {"Ratna"}),
        ({"q": "rekaan"}, {"Ratna"}),
        ({"verb": "signed"}, {"Bima"}),
        ({"kind": "campaign"}, {"Bima"}),
        ({"place": "Kota Semarang"}, {"Ratna"}),
        ({"since": "2026-11-20"}, {"Ratna"}),
        ({"until": "2026-11-20"}, {"Bima"}),
        ({"q": "nobody"}, set()),
    ],
)
def test_people_are_narrowed_by_filters(asked: dict[str, str], found: set[str]) -> None:
    do(make_person("Ratna", full_name="Ratna Rekaan"), make_activity("Talk"))
    petition = make_activity("Petition", kind=Kind.CAMPAIGN, at=central_java())
    do(make_person("Bima"), petition, Verb.SIGNED, at=NOW - timedelta(days=30))

    lines = (
        signed_in(make_coordinator(indonesia())).get(reverse("insights:desk-people"), asked).context["lines"]
    )

    assert {line.person.called for line in lines} == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "petition"}, {"Petition"}),
        ({"kind": "campaign"}, {"Petition"}),
        ({"state": "withdrawn"}, {"Petition"}),
        ({"place": "Kota Semarang"}, {"Talk"}),
        ({"since": "2026-11-20"}, {"Talk"}),
        ({"until": "2026-11-20"}, {"Petition"}),
    ],
)
def test_activities_are_narrowed_by_filters(asked: dict[str, str], found: set[str]) -> None:
    make_activity("Talk")
    make_activity(
        "Petition",
        kind=Kind.CAMPAIGN,
        at=central_java(),
        state=State.WITHDRAWN,
        starts_at=NOW - timedelta(days=30),
    )

    lines = (
        signed_in(make_coordinator(indonesia()))
        .get(reverse("insights:desk-activities"), asked)
        .context["lines"]
    )

    assert {line.activity.title for line in lines} == found


def test_activity_numbers_are_people_each_once() -> None:
    activity, person = make_activity(), make_person()
    do(person, activity, Verb.REGISTERED)
    do(person, activity, Verb.CAME)
    take_back(person=person, activity=activity, verb=Verb.CAME, source=Source.STAFF, now=NOW)
    do(person, activity, Verb.CAME)

    (line,) = (
        signed_in(make_coordinator(central_java())).get(reverse("insights:desk-activities")).context["lines"]
    )

    assert (line.registered, line.came, line.contributed, line.signed) == (1, 1, 0, 0)


def test_look_at_names_is_logged_once_a_person() -> None:
    activity, seen = make_activity(), make_person("Seen")
    do(seen, activity, Verb.REGISTERED)
    do(seen, activity, Verb.CAME)
    do(make_person("Unseen"), make_activity(at=lombok()))
    viewer = make_coordinator(central_java())

    signed_in(viewer).get(reverse("insights:desk-people"))

    assert list(AccessLog.objects.values_list("person", "viewer", "what")) == [
        (seen.pk, viewer.pk, "desk_people")
    ]


def test_queries_of_the_desk_do_not_grow(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    browser = signed_in(make_coordinator(central_java()))
    made = 0
    for rows in (1, 4, 200):
        while made < rows:
            made += 1
            group = make_organisation(f"Group {made}", is_verified=False)
            do(make_person(has_login=False), make_activity(f"Talk {made}", organisation=group))
            make_activity(
                f"Plan {made}", organisation=group, state=State.REVIEW, starts_at=NOW + timedelta(days=made)
            )

        for name, queries in QUERIES.items():
            with django_assert_num_queries(queries):
                answer = browser.get(reverse(name))
            assert answer.status_code == 200


def test_filter_that_cannot_be_understood_says_so_and_gives_no_file() -> None:
    browser = signed_in(make_coordinator(central_java()))

    page = browser.get(reverse("insights:desk-people"), {"since": "someday"})
    file = browser.get(reverse("insights:desk-people-csv"), {"since": "someday"})

    assert page.context["form"].errors.keys() == {"since"}
    assert file.headers["Location"] == "/desk/people/?since=someday"
    assert not Fact.objects.filter(name="people_exported").exists()
