"""Nobody belongs to a group before she has said yes, and asking tells nothing of who is known here."""

import pytest
from django.test import Client

from accounts.choices import MemberRole, MemberState
from accounts.errors import LastManager, NotAllowed, NotInvited
from accounts.models import Membership, Organisation, Person
from accounts.services import (
    INVITATIONS,
    accept_invitation,
    decline_invitation,
    give_role,
    invite,
    leave_group,
)
from core.limits import TooManyTries
from core.models import Fact
from tests.makers import (
    NOW,
    fresh,
    make_coordinator,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

pytestmark = pytest.mark.django_db


def ask(group: Organisation, email: str, *, role: str = "organiser", manager: Person | None = None) -> Person:
    manager = manager or make_organiser(group, "Pengurus", role=MemberRole.MANAGER)
    invite(person=manager, organisation=group, email=email, role=role, now=NOW)
    return manager


def test_invited_person_has_no_power_until_she_accepts() -> None:
    group, friend = make_group(), make_person(email="teman@contoh.test")

    ask(group, "Teman@contoh.test")
    before = fresh(friend).powers
    accept_invitation(person=friend, organisation=group, now=NOW)

    assert (before.organises, before.drafts_for, before.belongs_to) == (frozenset(),) * 3
    assert fresh(friend).powers.organises == {group.pk}


def test_invitation_is_a_fact_told_once() -> None:
    group, friend = make_group(), make_person(email="teman@contoh.test")

    manager = ask(group, "teman@contoh.test")
    ask(group, "teman@contoh.test", manager=manager)

    fact = Fact.objects.get(name="member_invited")
    assert fact.ids == {"organisation": group.pk, "person": friend.pk}


def test_unknown_address_is_asked_without_a_word() -> None:
    group = make_group()

    ask(group, "siapa@contoh.test")

    assert list(group.memberships.values_list("state", flat=True)) == [MemberState.MEMBER]


def test_asking_a_member_again_changes_nothing() -> None:
    group = make_group()
    member = make_organiser(group, "Budi")

    ask(group, str(member.user and member.user.email), role="member")

    assert group.memberships.get(person=member).role == MemberRole.ORGANISER


def test_organiser_asks_nobody() -> None:
    group = make_group()

    with pytest.raises(NotAllowed):
        ask(group, "x@contoh.test", manager=make_organiser(group))


def test_asking_has_a_limit_for_known_and_unknown_addresses() -> None:
    group = make_group()
    manager = ask(group, "0@contoh.test")
    for number in range(1, INVITATIONS.times):
        ask(group, f"{number}@contoh.test", manager=manager)

    with pytest.raises(TooManyTries):
        ask(group, "lagi@contoh.test", manager=manager)


def test_declined_invitation_is_gone() -> None:
    group, friend = make_group(), make_person(email="teman@contoh.test")
    ask(group, "teman@contoh.test")

    decline_invitation(person=friend, organisation=group, now=NOW)

    assert not friend.memberships.exists()
    with pytest.raises(NotInvited):
        accept_invitation(person=friend, organisation=group, now=NOW)


def test_member_leaves() -> None:
    group = make_group()
    member = make_organiser(group, role=MemberRole.MEMBER)

    leave_group(person=member, organisation=group, now=NOW)

    assert not group.memberships.exists()


def test_last_manager_of_others_stays_and_keeps_the_role() -> None:
    group = make_group()
    manager, _member = make_organiser(group, role=MemberRole.MANAGER), make_organiser(group)

    with pytest.raises(LastManager):
        leave_group(person=manager, organisation=group, now=NOW)
    with pytest.raises(LastManager):
        give_role(person=manager, organisation=group, member=manager, role=MemberRole.MEMBER, now=NOW)


def test_manager_hands_over_and_leaves() -> None:
    group = make_group()
    manager, member = make_organiser(group, role=MemberRole.MANAGER), make_organiser(group)

    give_role(person=manager, organisation=group, member=member, role=MemberRole.MANAGER, now=NOW)
    leave_group(person=manager, organisation=group, now=NOW)

    assert group.memberships.get().person == member


def test_role_is_given_by_managers_to_members_only() -> None:
    group = make_group()
    organiser, manager = make_organiser(group), make_organiser(group, role=MemberRole.MANAGER)

    with pytest.raises(NotAllowed):
        give_role(person=organiser, organisation=group, member=organiser, role=MemberRole.MANAGER, now=NOW)
    with pytest.raises(NotAllowed):
        give_role(person=manager, organisation=group, member=make_person(), role=MemberRole.MANAGER, now=NOW)


def test_page_answers_known_and_unknown_addresses_alike() -> None:
    group = make_group()
    make_person(email="ada@contoh.test")
    client = signed_in(make_organiser(group, role=MemberRole.MANAGER))

    answers = [
        client.post(f"/groups/{group.code}/invitations/", {"email": email, "role": "member"})
        for email in ("ada@contoh.test", "tiada@contoh.test")
    ]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, f"/groups/{group.code}/")
    ] * 2
    assert "If this address has signed up" in client.get(f"/groups/{group.code}/").content.decode()


def test_group_page_shows_the_number_invited_but_no_name() -> None:
    group = make_group()
    make_person("Tersembunyi", email="teman@contoh.test")
    manager = ask(group, "teman@contoh.test")

    page = signed_in(manager).get(f"/groups/{group.code}/").content.decode()

    assert "1 person is asked to join" in page
    assert "Tersembunyi" not in page
    assert "teman@contoh.test" not in page


def test_invited_person_sees_no_member_list_but_the_invitation() -> None:
    group, friend = make_group("Paguyuban Contoh"), make_person(email="teman@contoh.test")
    ask(group, "teman@contoh.test")
    client = signed_in(friend)
    page = client.get(f"/groups/{group.code}/").content.decode()

    assert ("This group asks you to join" in page, "<h2>Members</h2>" in page) == (True, False)
    assert "Paguyuban Contoh" in client.get("/me/").content.decode()


@pytest.mark.parametrize(("button", "state"), [("accept", MemberState.MEMBER), ("decline", None)])
def test_invitation_is_answered_on_her_own_page(button: str, state: MemberState | None) -> None:
    group, friend = make_group(), make_person(email="teman@contoh.test")
    ask(group, "teman@contoh.test")

    answer = signed_in(friend).post(f"/groups/{group.code}/invitation/", {button: "1"})

    found = Membership.objects.filter(person=friend).values_list("state", flat=True).first()
    assert (answer.status_code, found) == (302, state)


def test_nobody_accepts_what_was_not_offered() -> None:
    group = make_group()

    answer = signed_in(make_person()).post(f"/groups/{group.code}/invitation/", {"accept": "1"})

    assert answer.status_code == 404


def test_member_leaves_on_the_page_and_a_coordinator_who_is_none_cannot() -> None:
    group = make_group()
    member, coordinator = make_organiser(group), make_coordinator(make_place("ID-33"))

    answers = [leave_page(signed_in(person), group) for person in (member, coordinator)]

    assert answers == [302, 404]
    assert not group.memberships.exists()


def test_role_is_given_on_the_page() -> None:
    group = make_group()
    manager, member = make_organiser(group, role=MemberRole.MANAGER), make_organiser(group)

    answer = signed_in(manager).post(f"/groups/{group.code}/members/{member.code}/role/", {"role": "manager"})

    assert (answer.status_code, group.memberships.get(person=member).role) == (302, "manager")


def leave_page(client: Client, group: Organisation) -> int:
    return client.post(f"/groups/{group.code}/leave/").status_code
