"""Mandates: granted by others, for some days, with words of the meeting; members object without a name."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.choices import MemberRole
from accounts.models import Membership, Organisation, Person
from accounts.services import leave_group
from core import clock
from engagement.activities.errors import NotAllowed
from engagement.activities.mandates import selectors, services
from engagement.activities.mandates.errors import (
    DaysNotPossible,
    GrantsHerself,
    MandateOver,
    MandateOverlaps,
    NotAMember,
)
from engagement.activities.mandates.personal_data import MandatesData
from engagement.activities.models import Mandate, MandateObjection
from tests.engagement.activities.makers import make_mandate, make_member, make_objection, make_plan
from tests.makers import (
    NOW,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

pytestmark = pytest.mark.django_db
WORDS = "Kami tidak ditanya."


def make_manager(group: Organisation | None = None, called: str = "Pengurus") -> Person:
    return make_organiser(group or make_group(), called, role=MemberRole.MANAGER)


def grant(person: Person, holder: Person, **more: Any) -> Mandate:
    group = more.pop("group", None) or holder.organisations.get()
    return services.grant_mandate(person=person, organisation=group, plan=make_plan(holder, **more), now=NOW)


def test_a_manager_lets_a_member_speak_and_the_page_tells_who_what_and_why() -> None:
    manager = make_manager()
    mandate = make_mandate(manager)

    page = signed_in(manager).get(f"/groups/{mandate.organisation.code}/mandates/{mandate.code}/")

    assert (mandate.is_by_holder, mandate.zone) == (False, "Asia/Jakarta")
    for said in ("Juru Bicara", "Tentang loket layanan.", "24 dari 31", "Pengurus"):
        assert said in page.content.decode()


@pytest.mark.parametrize("role", [MemberRole.MEMBER, MemberRole.ORGANISER])
def test_who_does_not_manage_the_group_grants_nothing(role: MemberRole) -> None:
    manager = make_manager()
    group = manager.organisations.get()
    organiser, stranger = make_organiser(group, "Anggota", role=role), make_person("Orang lain")
    coordinator = make_coordinator(make_place("ID-33"))

    for person in (organiser, stranger, coordinator):
        with pytest.raises(NotAllowed):
            grant(person, manager, group=group)


def test_a_recruiter_cannot_make_herself_a_mandate() -> None:
    """Neither in a group she has founded, nor as one of those who manage one, nor for a group of others."""
    recruiter = make_manager(make_group("Lowongan Luar Negeri", is_verified=False), "Perekrut")
    others = make_manager()
    group = others.organisations.get()

    with pytest.raises(NotAllowed):
        grant(recruiter, recruiter)
    with pytest.raises(NotAllowed):
        grant(recruiter, recruiter, group=group)
    Membership.objects.create(person=recruiter, organisation=group, role=MemberRole.MANAGER, joined_at=NOW)
    with pytest.raises(GrantsHerself):
        grant(recruiter, recruiter, group=group)
    assert not Mandate.objects.exists()


def test_whoever_manages_a_group_alone_names_herself_and_the_page_says_so() -> None:
    manager = make_manager()

    mandate = grant(manager, manager)

    page = signed_in(manager).get(f"/groups/{mandate.organisation.code}/mandates/{mandate.code}/")
    assert mandate.is_by_holder
    assert "She named herself" in page.content.decode()


def test_only_who_belongs_can_speak() -> None:
    manager = make_manager()

    with pytest.raises(NotAMember):
        grant(manager, make_person("Bukan anggota"), group=manager.organisations.get())


@pytest.mark.parametrize(
    ("first", "last"), [(0, 732), (5, 4), (-3, -1)], ids=["over two years", "turned round", "past"]
)
def test_days_that_cannot_be(first: int, last: int) -> None:
    manager, today = make_manager(), NOW.date()
    days: dict[str, Any] = {
        "starts_on": today + timedelta(days=first),
        "expires_on": today + timedelta(days=last),
    }

    with pytest.raises(DaysNotPossible):
        make_mandate(manager, **days)


def test_the_database_too_keeps_to_two_years() -> None:
    mandate = make_mandate(make_manager(), days=731)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.update(expires_on=mandate.expires_on + timedelta(days=1))


def test_one_of_a_reach_at_a_time_and_the_next_may_follow_it() -> None:
    manager = make_manager()
    first = make_mandate(manager, days=30)
    following: dict[str, Any] = {
        "starts_on": first.expires_on + timedelta(days=1),
        "expires_on": date(2027, 6, 1),
    }

    with pytest.raises(MandateOverlaps):
        make_mandate(manager, first.person, days=10)
    after = make_mandate(manager, first.person, **following)
    for_one = make_mandate(manager, first.person, activity=make_event().activity)

    assert {first.pk, after.pk, for_one.pk} == set(Mandate.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("zone", "last_moment"),
    [
        ("Asia/Jakarta", datetime(2026, 12, 1, 16, 59, 59, tzinfo=UTC)),
        ("Asia/Jayapura", datetime(2026, 12, 1, 14, 59, 59, tzinfo=UTC)),
        ("Asia/Hong_Kong", datetime(2026, 12, 1, 15, 59, 59, tzinfo=UTC)),
    ],
)
def test_it_ends_with_its_last_day_by_the_clock_of_the_group(zone: str, last_moment: datetime) -> None:
    place = make_place("XX-01.01", name="Tempat", zone=zone)
    manager = make_manager(make_group(place=place))
    mandate = make_mandate(manager, expires_on=date(2026, 12, 1))
    activity = make_event(organiser=make_organiser(make_group("Lain"))).activity

    def standing(now: datetime) -> list[Mandate]:
        return selectors.standing_for(mandate.person, activity, now)

    assert mandate.zone == zone
    assert standing(last_moment) == [mandate]
    assert standing(last_moment + timedelta(seconds=1)) == []


def test_it_stands_for_who_belongs_where_it_reaches_and_until_it_is_withdrawn() -> None:
    manager = make_manager()
    here, there = (make_event(organiser=make_organiser(make_group(name))).activity for name in "AB")
    mandate = make_mandate(manager, activity=here)
    holder = mandate.person

    assert selectors.standing_for(holder, here, NOW) == [mandate]
    assert selectors.standing_for(holder, there, NOW) == []
    assert selectors.standing_for(holder, here, NOW - timedelta(days=1)) == []
    with transaction.atomic():
        leave_group(person=holder, organisation=mandate.organisation, now=NOW)
        assert selectors.standing_for(holder, here, NOW) == []
        transaction.set_rollback(True)
    services.withdraw_mandate(person=manager, mandate=mandate, now=NOW)
    assert selectors.standing_for(holder, here, NOW) == []


def test_a_mandate_for_this_one_comes_before_one_for_all() -> None:
    manager = make_manager()
    activity = make_event(organiser=make_organiser(make_group("Lain"))).activity
    for_all = make_mandate(manager)
    for_one = make_mandate(manager, for_all.person, activity=activity)

    assert selectors.standing_for(for_all.person, activity, NOW) == [for_one]


def test_its_holder_lays_it_down_and_others_do_not() -> None:
    mandate = make_mandate(make_manager())
    member = make_member(mandate.organisation)

    with pytest.raises(NotAllowed):
        services.withdraw_mandate(person=member, mandate=mandate, now=NOW)
    services.withdraw_mandate(person=mandate.person, mandate=mandate, now=NOW)
    with pytest.raises(MandateOver):
        services.withdraw_mandate(person=mandate.person, mandate=mandate, now=NOW)


def test_members_object_while_it_stands_and_nobody_else() -> None:
    mandate = make_mandate(make_manager())
    member, stranger = make_member(mandate.organisation), make_person("Orang lain")
    organiser_elsewhere = make_organiser(make_group("Kelompok lain"))

    for person in (stranger, organiser_elsewhere, mandate.person):
        with pytest.raises(NotAllowed):
            services.object_to(person=person, mandate=mandate, reason=WORDS, now=NOW)
    for _turn in range(2):
        services.object_to(person=member, mandate=mandate, reason=WORDS, now=NOW)
    with pytest.raises(MandateOver):
        services.object_to(person=member, mandate=mandate, reason=WORDS, now=NOW + timedelta(days=400))

    assert list(MandateObjection.objects.values_list("person", "reason")) == [(member.pk, WORDS)]


def test_the_reason_is_read_by_managers_and_coordinators_and_the_name_by_nobody() -> None:
    manager = make_manager()
    mandate = make_mandate(manager)
    make_objection(mandate, called="Keberatan Sekali")
    address = f"/groups/{mandate.organisation.code}/mandates/{mandate.code}/"
    coordinator = make_coordinator(make_place("ID-33"))
    # The list of members has all names; this page has only those of holder and manager.
    readers = {
        manager: True,
        coordinator: True,
        make_member(mandate.organisation): False,
        mandate.person: False,
    }

    for person, reads in readers.items():
        page = signed_in(person).get(address).content.decode()
        assert (WORDS in page, "Keberatan Sekali" in page) == (reads, False)
        assert "1 member objects" in page
        over_api = signed_in(person).get(f"/api/v1/organisations{address.removeprefix('/groups')}objections/")
        assert (over_api.status_code == 200) == reads
        assert "Keberatan" not in over_api.content.decode().replace(WORDS, "")


def test_coordinators_find_what_is_objected_to_in_their_places_alone() -> None:
    now = clock.now()
    mandate = make_mandate(make_manager(), now=now)
    make_mandate(make_manager(make_group("Tanpa keberatan"), "Lain"), now=now)
    make_objection(mandate, now=now)
    here, elsewhere = make_place("ID-33"), make_place("ID-52", name="NTB")

    assert selectors.objected_in([here], now) == [mandate]
    assert selectors.objected_in([elsewhere], now) == []
    assert selectors.objected_in(None, now + timedelta(days=400)) == []
    page = signed_in(make_coordinator(here)).get("/mandates/objected/").content.decode()
    assert "1 member objects" in page


def test_what_is_objected_to_is_asked_as_often_for_four_as_for_one() -> None:
    now, counted = clock.now(), []
    coordinator = make_coordinator(make_place("ID-33"))
    for made in (1, 3):
        for number in range(made):
            group = make_group(f"Kelompok {made}{number}")
            make_objection(make_mandate(make_manager(group, f"P{made}{number}"), now=now), now=now)
        counted.append([queries_of(coordinator, f"{at}/mandates/objected/") for at in ("", "/api/v1")])

    assert counted[0] == counted[1]


def test_an_answer_is_read_by_who_objected_and_her_objection_stands() -> None:
    manager = make_manager()
    objection = make_objection(mandate := make_mandate(manager))
    address = f"/groups/{mandate.organisation.code}/mandates/{mandate.code}/"

    done = signed_in(manager).post(
        f"{address}objections/{objection.code}/answer/", {"answer": "Kami bahas di rapat berikut."}
    )

    page = signed_in(objection.person).get(address).content.decode()
    assert done.status_code == 302
    assert "Kami bahas di rapat berikut." in page
    assert "1 member objects" in page
    signed_in(objection.person).post(f"{address}object/", {"take_back": "1"})
    assert not MandateObjection.objects.exists()


def test_of_her_own_mandate_another_manager_answers_if_there_is_one() -> None:
    manager = make_manager()
    group = manager.organisations.get()
    objection = make_objection(grant(manager, manager))
    second = make_manager(group, "Kedua")

    with pytest.raises(NotAllowed):
        services.answer_objection(person=manager, objection=objection, answer="Tidak.", now=NOW)
    services.answer_objection(person=second, objection=objection, answer="Dibahas.", now=NOW)

    objection.refresh_from_db()
    assert (objection.answer, objection.answered_by) == ("Dibahas.", second)


def said_today() -> dict[str, str]:
    today = clock.now().date()
    days = {"starts_on": str(today), "expires_on": str(today + timedelta(days=365))}
    return {"scope": "Loket.", "evidence": "Rapat."} | days


def test_a_form_grants_and_refuses_herself_where_there_is_another() -> None:
    manager = make_manager()
    group = manager.organisations.get()
    make_manager(group, "Kedua")
    member = make_member(group)
    said = said_today()
    address, browser = f"/groups/{group.code}/mandates/new/", signed_in(manager)

    refused = browser.post(address, said | {"holder": manager.code})
    done = browser.post(address, said | {"holder": member.code})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert Mandate.objects.get().person == member


def test_over_the_api_from_grant_to_withdrawal() -> None:
    manager = make_manager()
    group = manager.organisations.get()
    member, other = make_member(group), make_member(group, "Lain")
    at, browser = f"/api/v1/organisations/{group.code}/mandates/", signed_in(manager)
    said = said_today()

    made = browser.post(at, said | {"person": member.code}, "application/json")
    one = f"{at}{made.json()['code']}/"
    signed_in(other).put(f"{one}objection/", {"reason": WORDS}, "application/json")
    objections = browser.get(f"{one}objections/").json()["results"]
    answer = f"{one}objections/{objections[0]['code']}/answer/"
    answered = browser.put(answer, {"answer": "Ya."}, "application/json")

    assert (made.status_code, answered.status_code) == (201, 200)
    assert browser.get(at).json()["results"][0]["objections"] == 1
    assert signed_in(other).get(f"{one}objection/").json()["answer"] == "Ya."
    assert browser.delete(one).status_code == 204
    mine = signed_in(member).get("/api/v1/me/mandates/").json()["results"]
    assert [each["stands"] for each in mine] == [False]


def queries_of(person: Person, address: str) -> int:
    browser = signed_in(person)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries)


@pytest.mark.parametrize("address", ["/groups/{}/mandates/", "/api/v1/organisations/{}/mandates/"])
def test_the_list_asks_as_often_for_four_as_for_one(address: str) -> None:
    counted = []
    for rows in (1, 4):
        manager = make_manager(make_group(f"Kelompok {rows}"), f"Pengurus {rows}")
        for number in range(rows):
            make_objection(make_mandate(manager, make_member(manager.organisations.get(), f"A{number}")))
        counted.append(queries_of(manager, address.format(manager.organisations.get().code)))

    assert counted[0] == counted[1]


def test_objections_are_asked_as_often_for_four_as_for_one() -> None:
    counted = []
    for rows in (1, 4):
        manager = make_manager(make_group(f"Kelompok {rows}"), f"Pengurus {rows}")
        mandate = make_mandate(manager)
        for number in range(rows):
            make_objection(mandate, called=f"K{number}")
        counted.append(queries_of(manager, f"/groups/{mandate.organisation.code}/mandates/{mandate.code}/"))

    assert counted[0] == counted[1]


def test_she_takes_away_her_mandates_and_what_she_said_and_nobody_elses() -> None:
    manager = make_manager()
    mandate = make_mandate(manager)
    objection = make_objection(mandate)
    make_objection(mandate, called="Orang ketiga")

    of_holder, of_objector, of_manager = (
        {name: len(rows) for name, rows in MandatesData().export(person).items() if rows}
        for person in (mandate.person, objection.person, manager)
    )

    assert of_holder == {"mandates": 1}
    assert of_objector == {"mandate_objections": 1}
    assert of_manager == {"mandates_granted": 1}
