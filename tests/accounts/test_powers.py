"""Powers come from roles; describing oneself opens no door."""

import pytest

from accounts import policies
from accounts.choices import MemberRole, PlacePower, Way
from accounts.errors import NotAllowed
from accounts.models import Membership, Organisation, Person, PlaceRole
from accounts.services import (
    create_organisation,
    describe,
    grant_place_role,
    verify_organisation,
)
from core.models import Fact
from tests.makers import (
    NOW,
    fresh,
    make_administrator,
    make_authority,
    make_coordinator,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db


def test_ticking_every_box_grants_nothing() -> None:
    person = make_person()

    describe(
        person=person,
        called="Sari",
        ways=Way.values,
        language="id",
        reads=["id"],
        zone="Asia/Jakarta",
        lives_in=make_place(),
        comes_from=None,
        now=NOW,
    )

    powers = fresh(person).powers
    assert (powers.is_staff, powers.drafts_for, powers.organises, powers.coordinates) == (
        False,
        frozenset(),
        frozenset(),
        (),
    )


def test_organiser_of_an_unverified_group_only_drafts() -> None:
    group = make_group(is_verified=False)

    powers = make_organiser(group).powers

    assert (powers.drafts_for, powers.organises) == (frozenset({group.pk}), frozenset())


def test_plain_member_organises_nothing() -> None:
    powers = make_organiser(make_group(), role=MemberRole.MEMBER).powers

    assert (powers.drafts_for, powers.organises) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("coordinates", "covered"),
    [
        ("ID", True),
        ("ID-33", True),
        ("ID-33.74", True),
        ("ID-33.74.10", False),
        ("ID-3", False),
        ("ID-52", False),
    ],
)
def test_coordinator_covers_her_place_and_all_below(coordinates: str, covered: bool) -> None:
    coordinator = make_coordinator(make_place(coordinates))

    assert coordinator.powers.cover(make_place("ID-33.74")) is covered


def test_revoked_role_is_no_power() -> None:
    coordinator = make_coordinator(make_place("ID-33"))
    PlaceRole.objects.update(revoked_at=NOW)

    assert fresh(coordinator).powers.is_staff is False


def test_authority_does_not_coordinate() -> None:
    powers = make_authority(make_place("ID-33")).powers

    assert (powers.is_staff, powers.cover(make_place("ID-33"))) == (False, False)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("stranger", False),
        ("manager", False),
        ("coordinator here", True),
        ("coordinator elsewhere", False),
        ("authority", False),
        ("administrator", True),
        ("coordinator of her own group", False),
        ("administrator of her own group", False),
    ],
)
def test_who_may_verify_a_group(who: str, allowed: bool) -> None:
    group = make_group(is_verified=False)
    person = _cast(who, group_place="ID-33.74", group=group)

    assert policies.may_verify(person, group) is allowed
    if not allowed:
        with pytest.raises(NotAllowed):
            verify_organisation(person=person, organisation=group, now=NOW)


def test_group_is_verified_once() -> None:
    group, coordinator = make_group(is_verified=False), make_coordinator(make_place("ID-33"))
    for _time in range(2):
        verify_organisation(person=coordinator, organisation=group, now=NOW)

    group.refresh_from_db()
    assert (
        group.verified_at,
        group.verified_by,
        Fact.objects.filter(name="organisation_verified").count(),
    ) == (
        NOW,
        coordinator,
        1,
    )


def test_founder_manages_the_new_group() -> None:
    person = make_person()

    group = create_organisation(
        person=person, name="Baru", kind="other", place=make_place(), about="", now=NOW
    )

    assert (policies.is_manager(person, group), group.is_verified) == (True, False)


@pytest.mark.parametrize("who", ["stranger", "manager", "coordinator here", "authority"])
def test_only_an_administrator_grants_place_roles(who: str) -> None:
    person = _cast(who, group_place="ID-33.74", group=make_group())

    with pytest.raises(NotAllowed):
        grant_place_role(
            granted_by=person, person=make_person(), place=make_place(), power=PlacePower.COORDINATOR, now=NOW
        )


def _cast(who: str, *, group_place: str, group: Organisation) -> Person:
    if who.endswith(" of her own group"):
        person = _cast(who.removesuffix(" of her own group"), group_place=group_place, group=group)
        Membership.objects.create(person=person, organisation=group)
        return fresh(person)
    return {
        "coordinator": lambda: make_coordinator(make_place("ID-33")),
        "stranger": lambda: make_person(),
        "manager": lambda: make_organiser(group, role=MemberRole.MANAGER),
        "coordinator here": lambda: make_coordinator(make_place("ID-33")),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-52", name="NTB")),
        "authority": lambda: make_authority(make_place("ID-33")),
        "administrator": make_administrator,
    }[who]()
