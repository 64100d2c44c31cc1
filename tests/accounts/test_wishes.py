"""Asking a verified group to take one in: the wish, the answer, and what others learn of it."""

import json
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client

from accounts.choices import MemberRole, MemberState
from accounts.errors import AskedBefore, NotAllowed, NotAsked
from accounts.models import Membership, Organisation, Person
from accounts.selectors import members_of, wishes_of
from accounts.services import accept_wish, ask_to_join, decline_wish, invite, take_wish_back
from core.limits import TooManyTries
from core.models import Fact
from tests.makers import NOW, fresh, make_group, make_organiser, make_person, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db


def a_group() -> tuple[Organisation, Person]:
    """A verified group and who manages it."""
    group = make_group()
    return group, make_organiser(group, "Ketua", role=MemberRole.MANAGER)


def ask(person: Person, group: Organisation, wish: str = "Saya tetangga.", *, days: int = 0) -> Membership:
    return ask_to_join(person=person, organisation=group, wish=wish, now=NOW + timedelta(days=days))


def test_wish_is_no_membership_until_a_manager_says_yes() -> None:
    group, manager = a_group()
    person = make_person("Sari")

    ask(person, group)
    before = (fresh(person).powers.belongs_to, list(members_of(group).values_list("person", flat=True)))
    accept_wish(person=manager, organisation=group, asker=person, now=NOW)

    assert before == (frozenset(), [manager.pk])
    joined = Membership.objects.get(person=person)
    assert (joined.state, joined.role, joined.answered_at) == ("member", "member", NOW)
    assert fresh(person).powers.belongs_to == frozenset({group.pk})


def test_asked_twice_it_is_one_wish_in_the_new_words() -> None:
    group, _manager = a_group()
    person = make_person()

    ask(person, group)
    ask(person, group, "Saya ingin membantu.")

    assert [one.wish for one in wishes_of(group)] == ["Saya ingin membantu."]
    assert Fact.objects.filter(name="membership_asked").count() == 1


def test_no_stands_for_a_month() -> None:
    group, manager = a_group()
    person = make_person()
    ask(person, group)
    decline_wish(person=manager, organisation=group, asker=person, word="Penuh.", now=NOW)

    with pytest.raises(AskedBefore):
        ask(person, group, days=29)
    ask(person, group, days=30)

    assert Membership.objects.get(person=person).state == MemberState.ASKED


def test_only_verified_groups_are_asked_and_not_by_their_members() -> None:
    unverified, (group, manager) = make_group(is_verified=False), a_group()

    for person, asked in ((make_person(), unverified), (manager, group)):
        with pytest.raises(NotAllowed):
            ask(person, asked)


def test_only_who_manages_answers() -> None:
    group, _manager = a_group()
    person = make_person()
    ask(person, group)

    for other in (make_organiser(group, "Anggota"), make_organiser(make_group("Lain")), person):
        with pytest.raises(NotAllowed):
            accept_wish(person=other, organisation=group, asker=person, now=NOW)
        with pytest.raises(NotAllowed):
            decline_wish(person=other, organisation=group, asker=person, word="", now=NOW)


def test_wish_taken_back_cannot_be_answered() -> None:
    group, manager = a_group()
    person = make_person()
    ask(person, group)
    take_wish_back(person=person, organisation=group, now=NOW)

    with pytest.raises(NotAsked):
        accept_wish(person=manager, organisation=group, asker=person, now=NOW)
    with pytest.raises(NotAsked):
        take_wish_back(person=person, organisation=group, now=NOW)


@pytest.mark.parametrize("asked_first", [True, False])
def test_wish_and_invitation_meet_in_a_membership(asked_first: bool) -> None:
    group, manager = a_group()
    person = make_person(email="sari@contoh.test")
    deeds = [
        lambda: ask(person, group),
        lambda: invite(
            person=manager, organisation=group, email="sari@contoh.test", role="organiser", now=NOW
        ),
    ]

    for deed in deeds if asked_first else reversed(deeds):
        deed()

    joined = Membership.objects.get(person=person)
    assert (joined.state, joined.role) == ("member", "organiser")


def test_who_was_declined_can_be_invited() -> None:
    group, manager = a_group()
    person = make_person(email="sari@contoh.test")
    ask(person, group)
    decline_wish(person=manager, organisation=group, asker=person, word="", now=NOW)

    invite(person=manager, organisation=group, email="sari@contoh.test", role="member", now=NOW)

    assert Membership.objects.get(person=person).state == MemberState.INVITED


def test_wishes_are_limited() -> None:
    person = make_person()
    for number in range(10):
        ask(person, make_group(f"Kelompok {number}"))

    with pytest.raises(TooManyTries):
        ask(person, make_group("Lagi"))


@pytest.mark.django_db(transaction=True)
def test_twenty_answers_at_once_are_one() -> None:
    group, manager = a_group()
    person = make_person()
    ask(person, group)
    how: dict[str, Any] = {"person": manager, "organisation": group, "asker": person, "now": NOW}

    said = at_once([partial(accept_wish, **how) for _number in range(20)])

    assert [type(answer) for answer in said].count(NotAsked) == 19
    assert Fact.objects.filter(name="membership_answered").count() == 1


def test_page_of_a_verified_group_names_no_member_and_takes_the_wish() -> None:
    group, manager = a_group()
    person, page = make_person("Sari"), f"/groups/{group.code}/"
    browser = signed_in(person)

    shown = browser.get(page).content.decode()
    refused = browser.post(f"{page}wish/", {"wish": ""})
    sent = browser.post(f"{page}wish/", {"wish": "Saya tetangga."}, follow=True).content.decode()

    assert (group.name in shown, "Ketua" in shown) == (True, False)
    assert refused.status_code == 422
    assert "You have asked to join" in sent
    managed = signed_in(manager).get(page).content.decode()
    assert ("Sari" in managed, "Saya tetangga." in managed) == (True, True)
    assert "Saya tetangga." not in signed_in(make_organiser(group, "Anggota")).get(page).content.decode()


def test_page_of_an_unverified_group_is_not_there() -> None:
    group = make_group(is_verified=False)
    browser = signed_in(make_person())

    answers = [
        browser.get(f"/groups/{group.code}/"),
        browser.post(f"/groups/{group.code}/wish/", {"wish": "Saya."}),
        browser.get("/groups/0000000000/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_manager_answers_on_the_page_and_the_asker_reads_the_word() -> None:
    group, manager = a_group()
    person = make_person("Sari")
    ask(person, group)
    page = f"/groups/{group.code}/wishes/{person.code}/"

    signed_in(manager).post(page, {"decline": "1", "word": "Tahun depan, ya."})

    shown = signed_in(person).get(f"/groups/{group.code}/").content.decode()
    assert ("Tahun depan, ya." in shown, "<textarea" in shown) == (True, False)
    assert signed_in(manager).post(page, {"accept": "1"}).status_code == 404


def test_everything_is_done_over_the_api_too() -> None:
    group, manager = a_group()
    person, other = make_person("Sari"), make_person("Budi")
    api = f"/api/v1/organisations/{group.code}"
    hers, his, managing = signed_in(person), signed_in(other), signed_in(manager)

    asked = send(hers.put, f"{api}/wish/", wish="Saya tetangga.")
    send(his.put, f"{api}/wish/", wish="Saya juga.")
    listed = managing.get(f"{api}/wishes/").json()["results"]
    hidden = hers.get(f"{api}/wishes/").status_code
    accepted = send(managing.post, f"{api}/wishes/{person.code}/", accept=True)
    declined = send(managing.post, f"{api}/wishes/{other.code}/", accept=False, word="Penuh.")
    gone = his.delete(f"{api}/wish/")

    assert asked.json() == {"state": "asked", "wish": "Saya tetangga.", "answer": ""}
    assert [(row["called"], row["wish"]) for row in listed] == [
        ("Sari", "Saya tetangga."),
        ("Budi", "Saya juga."),
    ]
    assert (hidden, accepted.status_code, declined.status_code, gone.status_code) == (404, 204, 204, 404)
    assert hers.get(f"{api}/wish/").json()["state"] == "member"
    assert his.get(f"{api}/wish/").json()["answer"] == "Penuh."
    assert signed_in(make_person()).get(f"{api}/wish/").status_code == 404


def send(verb: Any, address: str, **body: object) -> Any:  # Any: the test client's verbs and their responses
    return verb(address, json.dumps(body), "application/json")


def test_visitor_signs_in_first() -> None:
    group, _manager = a_group()

    assert Client().get(f"/groups/{group.code}/").status_code == 302
