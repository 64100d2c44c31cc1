"""Verbs on roles in an event: give, offer by an address, let a group organise too, accept, hand over, take back."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import policies as groups
from accounts.models import Organisation, Person
from accounts.selectors import person_by_address
from core import facts
from core.limits import Allowance, spend
from engagement.activities import policies
from engagement.activities.choices import Role
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity, ActivityRole
from engagement.activities.roles import selectors
from engagement.activities.roles.duties import pass_on
from engagement.activities.roles.errors import GroupNotKnown, NotOneOfYours, RoleNotOpen, RoleOfAGroup

OFFERS = Allowance("role_offer", times=20, per=timedelta(days=1))


@transaction.atomic
def give_role(
    *, person: Person, activity: Activity, member: Person, role: Role, now: datetime
) -> ActivityRole:
    """Give a role to somebody of the group, or who helps already; given twice it is one.

    Raises NotAllowed, NotOneOfYours.
    """
    activity = _hold(person, activity)
    return _give(person, activity, member, role, now)


def offer_role(*, person: Person, activity: Activity, email: str, role: Role, now: datetime) -> None:
    """Ask whoever signs in with this address to take a role; it counts once she has said yes.

    Answers nothing, and alike for every address: whether it is known here is not for the asker to learn.
    Raises NotAllowed, TooManyTries.
    """
    if not policies.may_give_roles(person, activity):
        raise NotAllowed
    spend(OFFERS, key=person.code, now=now)
    with transaction.atomic():
        activity = _hold(person, activity)
        asked = person_by_address(email)
        if asked is not None and asked != person:
            _row(person, activity, now, person=asked, role=role)


@transaction.atomic
def name_co_organiser(
    *, person: Person, activity: Activity, organisation: Organisation, now: datetime
) -> ActivityRole:
    """Let another verified group's organisers organise too. Raises NotAllowed, GroupNotKnown."""
    activity = _hold(person, activity)
    if not organisation.is_verified or organisation.pk == activity.organisation_id:
        raise GroupNotKnown
    role, made = _row(
        person, activity, now, organisation=organisation, role=Role.CO_ORGANISER, accepted_at=now
    )
    if made:
        facts.record(
            "co_organiser_named",
            now=now,
            actor_id=person.pk,
            activity=activity.pk,
            organisation=organisation.pk,
        )
    return role


@transaction.atomic
def accept_role(*, person: Person, role: ActivityRole, now: datetime) -> ActivityRole:
    """Say yes to a role; it counts from now on. Raises RoleNotOpen."""
    lock(role.activity_id)
    own = ActivityRole.objects.filter(pk=role.pk, person=person, ended_at__isnull=True)
    if own.filter(accepted_at__isnull=True).update(accepted_at=now):
        _note("role_accepted", role, person, now)
    accepted = own.select_related("activity").first()
    if accepted is None:
        raise RoleNotOpen
    return accepted


@transaction.atomic
def take_role_back(*, person: Person, role: ActivityRole, now: datetime) -> None:
    """End a role: whoever may give it, or its holder, who may decline it too. Raises NotAllowed, RoleNotOpen."""
    activity = lock(role.activity_id)
    if not (policies.may_give_roles(person, activity) or _holds(person, role)):
        raise NotAllowed
    _end(person, role, now)


@transaction.atomic
def hand_over_role(*, person: Person, role: ActivityRole, to: Person, now: datetime) -> ActivityRole:
    """One act: the old role ends, the new one begins, and what waits on it goes along.

    Raises NotAllowed, NotOneOfYours, RoleOfAGroup, RoleNotOpen.
    """
    activity = _hold(person, role.activity)
    if role.person is None:
        raise RoleOfAGroup
    _end(person, role, now)
    taken = _give(person, activity, to, Role(role.role), now)
    pass_on(activity, Role(role.role), role.person, to)
    return taken


def _hold(person: Person, activity: Activity) -> Activity:
    held = lock(activity.pk)
    if not policies.may_give_roles(person, held):
        raise NotAllowed
    return held


def _give(person: Person, activity: Activity, member: Person, role: Role, now: datetime) -> ActivityRole:
    if not selectors.may_be_given(activity, by=person).filter(pk=member.pk).exists():
        raise NotOneOfYours
    given, _made = _row(person, activity, now, person=member, role=role, accepted_at=now)
    if given.accepted_at is None:
        given.accepted_at = now
        given.save(update_fields=["accepted_at"])
    return given


def _row(
    giver: Person, activity: Activity, now: datetime, *, accepted_at: datetime | None = None, **holder: object
) -> tuple[ActivityRole, bool]:
    """The role in force, or a new one; the caller holds the activity."""
    standing = ActivityRole.objects.filter(activity=activity, ended_at__isnull=True, **holder).first()
    if standing:
        return standing, False
    role = ActivityRole.objects.create(
        activity=activity,
        given_by=giver,
        given_at=now,
        accepted_at=accepted_at,
        is_vouched=policies.covers(giver, activity),
        **holder,
    )
    if role.person_id:
        _note("role_given", role, giver, now)
    return role, True


def _end(person: Person, role: ActivityRole, now: datetime) -> None:
    if not ActivityRole.objects.filter(pk=role.pk, ended_at__isnull=True).update(ended_at=now):
        raise RoleNotOpen
    _note("role_ended", role, person, now)


def _holds(person: Person, role: ActivityRole) -> bool:
    if role.organisation:
        return groups.is_manager(person, role.organisation)
    return role.person_id == person.pk


def _note(name: str, role: ActivityRole, actor: Person, now: datetime) -> None:
    facts.record(
        name,
        now=now,
        actor_id=actor.pk,
        role=role.pk,
        activity=role.activity_id,
        person=role.person_id,
        organisation=role.organisation_id,
    )
