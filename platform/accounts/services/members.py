"""Verbs about belonging to a group: ask somebody in, say yes or no, give a role, leave."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from accounts import policies
from accounts.choices import MemberRole, MemberState
from accounts.errors import LastManager, NotAllowed, NotInvited
from accounts.models import Membership, Organisation, Person
from accounts.selectors import person_by_address
from core import facts
from core.limits import Allowance, spend

INVITATIONS = Allowance("invitation", times=20, per=timedelta(days=1))


def invite(*, person: Person, organisation: Organisation, email: str, role: str, now: datetime) -> None:
    """Ask whoever signs in with this address to join in this role.

    Answers nothing, and alike for everybody: whether the address is known here, or belongs already, is not for the
    asker to learn. Raises NotAllowed, TooManyTries.
    """
    if not policies.may_manage(person, organisation):
        raise NotAllowed
    spend(INVITATIONS, key=person.code, now=now)
    with transaction.atomic():
        _lock_members(organisation)
        invited = person_by_address(email)
        if invited is None or invited == person or policies.belongs(invited, organisation):
            return
        if _take_in(person, organisation, invited, MemberRole(role), now):
            return
        # What was said before is over with a new invitation.
        Membership.objects.filter(
            person=invited, organisation=organisation, state=MemberState.DECLINED
        ).delete()
        _invitation, made = Membership.objects.update_or_create(
            person=invited,
            organisation=organisation,
            state=MemberState.INVITED,
            defaults={"role": role},
            create_defaults={"role": role, "state": MemberState.INVITED, "joined_at": now},
        )
        if made:
            facts.record(
                "member_invited", now=now, actor_id=person.pk, organisation=organisation.pk, person=invited.pk
            )


def take_in(person: Person, asked: Membership, now: datetime) -> None:
    """Make a member of who asked to be one; the caller holds the row and has seen that `person` may."""
    asked.state, asked.joined_at, asked.answered_at = MemberState.MEMBER, now, now
    asked.save(update_fields=["state", "role", "joined_at", "answered_at"])
    facts.record(
        "membership_answered",
        now=now,
        actor_id=person.pk,
        organisation=asked.organisation_id,
        person=asked.person_id,
    )


@transaction.atomic
def accept_invitation(*, person: Person, organisation: Organisation, now: datetime) -> Membership:
    """Join; the role and its powers count from now on. Raises NotInvited."""
    membership = _open_invitation(person, organisation)
    membership.state, membership.joined_at = MemberState.MEMBER, now
    membership.save(update_fields=["state", "joined_at"])
    facts.record("member_joined", now=now, actor_id=person.pk, organisation=organisation.pk, person=person.pk)
    return membership


@transaction.atomic
def decline_invitation(*, person: Person, organisation: Organisation, now: datetime) -> None:
    """Say no; the group is not told. Raises NotInvited."""
    _open_invitation(person, organisation).delete()
    facts.record(
        "invitation_declined", now=now, actor_id=person.pk, organisation=organisation.pk, person=person.pk
    )


@transaction.atomic
def give_role(
    *, person: Person, organisation: Organisation, member: Person, role: MemberRole, now: datetime
) -> Membership:
    """Give a member another role. Raises NotAllowed, LastManager."""
    if not policies.may_manage(person, organisation):
        raise NotAllowed
    membership = _lock_members(organisation).filter(person=member).first()
    if membership is None:
        raise NotAllowed
    if role != MemberRole.MANAGER:
        _expect_other_manager(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    facts.record(
        "member_role_given", now=now, actor_id=person.pk, organisation=organisation.pk, person=member.pk
    )
    return membership


@transaction.atomic
def leave_group(*, person: Person, organisation: Organisation, now: datetime) -> None:
    """Belong no more. Raises NotAllowed when she does not belong, LastManager."""
    membership = _lock_members(organisation).filter(person=person).first()
    if membership is None:
        raise NotAllowed
    _expect_other_manager(membership)
    membership.delete()
    facts.record("member_left", now=now, actor_id=person.pk, organisation=organisation.pk, person=person.pk)


def _take_in(
    person: Person, organisation: Organisation, invited: Person, role: MemberRole, now: datetime
) -> bool:
    """Whoever asks to join and is invited has both words; returns whether it was so."""
    asked = Membership.objects.filter(
        person=invited, organisation=organisation, state=MemberState.ASKED
    ).first()
    if asked is None:
        return False
    asked.role = role
    take_in(person, asked, now)
    return True


def _open_invitation(person: Person, organisation: Organisation) -> Membership:
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .filter(person=person, organisation=organisation, state=MemberState.INVITED)
        .first()
    )
    if membership is None:
        raise NotInvited
    return membership


def _lock_members(organisation: Organisation) -> QuerySet[Membership]:
    """The members, with the group locked: two managers must not leave each trusting in the other."""
    Organisation.objects.select_for_update(no_key=True, of=("self",)).get(pk=organisation.pk)
    return Membership.objects.filter(organisation=organisation, state=MemberState.MEMBER)


def _expect_other_manager(membership: Membership) -> None:
    """Whoever is the last to manage a group of several may not step back."""
    others = Membership.objects.filter(
        organisation=membership.organisation_id, state=MemberState.MEMBER
    ).exclude(pk=membership.pk)
    is_manager = membership.role == MemberRole.MANAGER
    if is_manager and others.exists() and not others.filter(role=MemberRole.MANAGER).exists():
        raise LastManager
