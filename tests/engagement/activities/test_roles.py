"""Each role opens just that: the table of roles, and the verbs on them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import MemberRole
from accounts.models import Membership, Organisation, Person
from core.limits import TooManyTries
from core.models import Fact
from engagement.activities import policies, selectors, services
from engagement.activities.choices import Role, State
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity, ActivityRole
from engagement.activities.roles import services as roles
from engagement.activities.roles.errors import GroupNotKnown, NotOneOfYours, RoleNotOpen, RoleOfAGroup
from engagement.activities.roles.selectors import in_force
from tests.engagement.activities.makers import make_helper
from tests.engagement.consultations.makers import make_consultation
from tests.makers import (
    NOW,
    fresh,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db

VERBS: dict[str, Callable[[Person, Activity], bool]] = {
    "see": policies.may_see,
    "know": policies.works_on,
    "change": policies.may_change,
    "run": policies.may_run,
    "call off": policies.may_call_off,
    "give": policies.may_give_roles,
    "mark": policies.may_mark,
    "note": policies.may_note,
    "review": policies.may_review,
}
ALL = set(VERBS) - {"review"}
ORGANISES = {"see", "know", "change", "run", "mark", "note"}

# Rows: role, state, what the holder may do; in an event of a verified group, or of an unverified one.
OF_VERIFIED = [
    (Role.ORGANISER, State.DRAFT, ALL),
    (Role.ORGANISER, State.PUBLISHED, ALL),
    (Role.ORGANISER, State.WITHDRAWN, ALL - {"change"}),
    (Role.CO_ORGANISER, State.DRAFT, ORGANISES),
    (Role.CO_ORGANISER, State.PUBLISHED, ORGANISES),
    (Role.CO_ORGANISER, State.WITHDRAWN, ORGANISES - {"change"}),
    (Role.DOOR, State.DRAFT, {"see", "mark"}),
    (Role.DOOR, State.PUBLISHED, {"see", "mark"}),
    (Role.NOTE_TAKER, State.DRAFT, {"see", "note"}),
    (Role.NOTE_TAKER, State.PUBLISHED, {"see", "note"}),
]


def allowed(person: Person, activity: Activity) -> set[str]:
    """What she may do with the activity as pages read it."""
    read = selectors.by_code(activity.code)
    assert read is not None
    return {verb for verb, may in VERBS.items() if may(person, read)}


def in_state(activity: Activity, state: State) -> Activity:
    published_at = None if state in {State.DRAFT, State.REVIEW} else NOW
    Activity.objects.filter(pk=activity.pk).update(state=state, published_at=published_at)
    return Activity.objects.select_related("organisation__place", "place").get(pk=activity.pk)


@pytest.mark.parametrize(("role", "state", "verbs"), OF_VERIFIED)
def test_role_opens_just_that(role: Role, state: State, verbs: set[str]) -> None:
    activity = in_state(make_event().activity, state)
    helper = make_helper(activity, role)

    assert allowed(helper, activity) == verbs
    assert {verb for verb, may in VERBS.items() if may(helper, activity)} == verbs


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("accepted", [True, False])
def test_role_in_an_unverified_groups_event_opens_nothing(role: Role, accepted: bool) -> None:
    activity = make_event(
        organiser=make_organiser(make_group(is_verified=False)), is_published=False
    ).activity

    assert allowed(make_helper(activity, role, accepted=accepted), activity) == set()


def test_role_given_by_a_coordinator_counts_in_an_unverified_groups_event() -> None:
    """But it cannot be passed on: who gives a role there is a coordinator."""
    activity = make_event(organiser=make_organiser(make_group(is_verified=False))).activity

    assert allowed(make_helper(activity, Role.DOOR, is_vouched=True), activity) == {"see", "mark"}
    assert allowed(make_helper(activity, Role.ORGANISER, is_vouched=True), activity) == ALL - {"give"}


@pytest.mark.parametrize("role", Role)
def test_role_that_is_only_offered_opens_nothing(role: Role) -> None:
    activity = make_event(is_published=False).activity

    assert allowed(make_helper(activity, role, accepted=False), activity) == set()


@pytest.mark.parametrize("role", Role)
def test_role_in_one_event_opens_nothing_in_another(role: Role) -> None:
    organiser = make_organiser(make_group())
    helper = make_helper(make_event(organiser=organiser).activity, role)

    assert allowed(helper, make_event(organiser=organiser, is_published=False).activity) == set()


def test_group_that_organises_too_counts_for_its_organisers_alone() -> None:
    activity = make_event(is_published=False).activity
    other = make_group("Kelompok Lain")
    organiser, member = make_organiser(other), make_organiser(other, role=MemberRole.MEMBER)
    ActivityRole.objects.create(
        activity=activity, organisation=other, role=Role.CO_ORGANISER, given_at=NOW, accepted_at=NOW
    )

    assert allowed(organiser, activity) == ORGANISES
    assert allowed(member, activity) == set()

    Organisation.objects.filter(pk=other.pk).update(verified_at=None)

    assert allowed(fresh(organiser), activity) == set()


def test_coordinator_does_not_review_what_she_organises() -> None:
    activity = in_state(make_event(is_published=False).activity, State.REVIEW)
    coordinator = make_coordinator(make_place("ID-33"))
    before = list(selectors.waiting_for_review(coordinator))
    ActivityRole.objects.create(
        activity=activity, person=coordinator, role=Role.CO_ORGANISER, given_at=NOW, accepted_at=NOW
    )

    assert before == [activity]
    assert list(selectors.waiting_for_review(coordinator)) == []
    assert "review" not in allowed(coordinator, activity)


def test_roles_cost_no_query_where_an_activity_is_read_by_its_code() -> None:
    activity = make_event(is_published=False).activity
    helper = make_helper(activity, Role.DOOR)
    assert not helper.powers.is_staff  # read before, as on every page
    read = selectors.by_code(activity.code)
    assert read is not None

    with CaptureQueriesContext(connection) as asked:
        verbs = {verb for verb, may in VERBS.items() if may(helper, read)}

    assert (verbs, len(asked)) == ({"see", "mark"}, 0)


def test_other_kinds_have_no_roles() -> None:
    organiser = make_organiser(make_group())
    activity = make_consultation(organiser=organiser).consultation.activity

    with pytest.raises(NotAllowed):
        roles.give_role(person=organiser, activity=activity, member=organiser, role=Role.DOOR, now=NOW)


# Rows: who gives, whether she may.
GIVERS = [
    ("organiser of the group", True),
    ("organiser of the unverified group", False),
    ("organiser by role", True),
    ("co-organiser by role", False),
    ("door", False),
    ("coordinator here", True),
    ("coordinator elsewhere", False),
    ("participant", False),
]


@pytest.mark.parametrize(("who", "may"), GIVERS, ids=[row[0] for row in GIVERS])
def test_roles_are_given_by_those_who_have_all_that_they_open(who: str, may: bool) -> None:
    group = make_group(is_verified="unverified" not in who)
    organiser = make_organiser(group)
    activity = make_event(organiser=organiser).activity
    giver = {
        "organiser of the group": lambda: organiser,
        "organiser of the unverified group": lambda: organiser,
        "organiser by role": lambda: make_helper(activity, Role.ORGANISER),
        "co-organiser by role": lambda: make_helper(activity, Role.CO_ORGANISER),
        "door": lambda: make_helper(activity, Role.DOOR),
        "coordinator here": lambda: make_coordinator(make_place("ID-33")),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-52")),
        "participant": make_person,
    }[who]()
    helper = make_helper(activity, Role.NOTE_TAKER)

    if may:
        roles.give_role(person=giver, activity=activity, member=helper, role=Role.DOOR, now=NOW)
    else:
        with pytest.raises(NotAllowed):
            roles.give_role(person=giver, activity=activity, member=helper, role=Role.DOOR, now=NOW)

    assert in_force(activity).filter(person=helper, role=Role.DOOR).exists() is may


def test_given_twice_is_one_and_is_told_once() -> None:
    organiser, activity, member = group_of_two()

    first = roles.give_role(person=organiser, activity=activity, member=member, role=Role.DOOR, now=NOW)
    second = roles.give_role(person=organiser, activity=activity, member=member, role=Role.DOOR, now=NOW)

    assert first == second
    assert Fact.objects.filter(name="role_given").count() == 1


def test_stranger_is_not_given_a_role_but_asked() -> None:
    organiser, activity, _member = group_of_two()
    stranger = make_person(email="asing@contoh.test")
    with pytest.raises(NotOneOfYours):
        roles.give_role(person=organiser, activity=activity, member=stranger, role=Role.DOOR, now=NOW)

    offer(organiser, activity, "asing@contoh.test")
    offer(organiser, activity, "siapa@contoh.test")
    shown_before = list(in_force(activity))
    role = ActivityRole.objects.get()
    roles.accept_role(person=stranger, role=role, now=NOW)

    assert shown_before == []
    assert [role.person for role in in_force(activity)] == [stranger]


def test_offers_are_limited() -> None:
    organiser, activity, _member = group_of_two()
    for number in range(20):
        offer(organiser, activity, f"orang{number}@contoh.test")

    with pytest.raises(TooManyTries):
        offer(organiser, activity, "lagi@contoh.test")


def test_nobody_accepts_what_was_offered_to_another_or_taken_back() -> None:
    organiser, activity, _member = group_of_two()
    stranger = make_person(email="asing@contoh.test")
    offer(organiser, activity, "asing@contoh.test")
    role = ActivityRole.objects.get()
    with pytest.raises(RoleNotOpen):
        roles.accept_role(person=make_person(), role=role, now=NOW)
    roles.take_role_back(person=organiser, role=role, now=NOW)

    with pytest.raises(RoleNotOpen):
        roles.accept_role(person=stranger, role=role, now=NOW)


def test_role_is_given_up_by_its_holder_and_by_nobody_else_who_may_not_give() -> None:
    _organiser, activity, _member = group_of_two()
    helper, other = make_helper(activity, Role.DOOR), make_helper(activity, Role.NOTE_TAKER)
    role = in_force(activity).get(person=helper)
    with pytest.raises(NotAllowed):
        roles.take_role_back(person=other, role=role, now=NOW)

    roles.take_role_back(person=helper, role=role, now=NOW)

    assert allowed(helper, activity) == {"see"}
    with pytest.raises(RoleNotOpen):
        roles.take_role_back(person=helper, role=role, now=NOW)


def test_role_is_handed_over_in_one_act() -> None:
    organiser, activity, member = group_of_two()
    helper = make_helper(activity, Role.DOOR)
    role = in_force(activity).get()

    taken = roles.hand_over_role(person=organiser, role=role, to=member, now=NOW + timedelta(hours=1))

    assert (taken.person, taken.role) == (member, Role.DOOR)
    assert allowed(helper, activity) == {"see"}
    assert allowed(fresh(member), activity) == {"see", "mark"}
    ended = ActivityRole.objects.get(pk=role.pk).ended_at
    assert ended == taken.given_at == NOW + timedelta(hours=1)


def test_handing_over_to_a_stranger_changes_nothing() -> None:
    organiser, activity, _member = group_of_two()
    helper = make_helper(activity, Role.DOOR)

    with pytest.raises(NotOneOfYours):
        roles.hand_over_role(person=organiser, role=in_force(activity).get(), to=make_person(), now=NOW)

    assert in_force(activity).get().person == helper


def test_other_group_organises_too_when_it_is_verified() -> None:
    organiser, activity, _member = group_of_two()
    other = make_group("Kelompok Lain")
    role = roles.name_co_organiser(person=organiser, activity=activity, organisation=other, now=NOW)

    for unknown in (make_group(is_verified=False), organiser.organisations.get()):
        with pytest.raises(GroupNotKnown):
            roles.name_co_organiser(person=organiser, activity=activity, organisation=unknown, now=NOW)
    with pytest.raises(RoleOfAGroup):
        roles.hand_over_role(person=organiser, role=role, to=organiser, now=NOW)
    manager = make_organiser(other, role=MemberRole.MANAGER)
    roles.take_role_back(person=manager, role=role, now=NOW)

    assert list(in_force(activity)) == []


def test_co_organiser_closes_and_does_not_call_off() -> None:
    _organiser, activity, _member = group_of_two()
    helper = make_helper(activity, Role.CO_ORGANISER)
    with pytest.raises(NotAllowed):
        services.withdraw(person=helper, activity=activity, now=NOW)

    assert services.close(person=helper, activity=activity, now=NOW).state == State.CLOSED


def group_of_two() -> tuple[Person, Activity, Person]:
    """An organiser, her group's published event, and a member of the group without a role."""
    group = make_group()
    organiser = make_organiser(group)
    activity = make_event(organiser=organiser).activity
    member = make_person("Anggota")
    Membership.objects.create(person=member, organisation=group)
    return organiser, activity, fresh(member)


def offer(organiser: Person, activity: Activity, email: str) -> None:
    roles.offer_role(person=organiser, activity=activity, email=email, role=Role.DOOR, now=NOW)
