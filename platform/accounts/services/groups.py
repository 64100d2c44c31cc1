"""Verbs about groups: found one, take members in, verify it."""

from datetime import datetime

from django.db import transaction

from accounts import policies
from accounts.choices import MemberRole
from accounts.errors import NoSuchMember, NotAllowed
from accounts.models import Membership, Organisation, Person
from accounts.selectors import person_by_address
from core import facts
from places.models import Place


@transaction.atomic
def create_organisation(
    *, person: Person, name: str, kind: str, place: Place, about: str, now: datetime
) -> Organisation:
    """Found a group; its founder manages it, and a coordinator of the place is asked to verify it."""
    organisation = Organisation.objects.create(name=name, kind=kind, place=place, about=about, created_at=now)
    Membership.objects.create(
        person=person, organisation=organisation, role=MemberRole.MANAGER, joined_at=now
    )
    facts.record("organisation_created", now=now, actor_id=person.pk, organisation=organisation.pk)
    return organisation


@transaction.atomic
def add_member(
    *, person: Person, organisation: Organisation, email: str, role: str, now: datetime
) -> Membership:
    """Take somebody with a verified login into the group, or give a member another role.

    Raises NotAllowed, NoSuchMember.
    """
    if not policies.may_manage(person, organisation):
        raise NotAllowed
    member = person_by_address(email)
    if member is None:
        raise NoSuchMember
    membership, _made = Membership.objects.update_or_create(
        person=member,
        organisation=organisation,
        defaults={"role": role},
        create_defaults={"role": role, "joined_at": now},
    )
    facts.record("member_added", now=now, actor_id=person.pk, organisation=organisation.pk, person=member.pk)
    return membership


@transaction.atomic
def verify_organisation(*, person: Person, organisation: Organisation, now: datetime) -> Organisation:
    """Say that this group is who it says it is; done once. Raises NotAllowed."""
    if not policies.may_verify(person, organisation):
        raise NotAllowed
    organisation = Organisation.objects.select_for_update(no_key=True, of=("self",)).get(pk=organisation.pk)
    if organisation.verified_at is None:
        organisation.verified_at, organisation.verified_by = now, person
        organisation.save(update_fields=["verified_at", "verified_by"])
        facts.record("organisation_verified", now=now, actor_id=person.pk, organisation=organisation.pk)
    return organisation
