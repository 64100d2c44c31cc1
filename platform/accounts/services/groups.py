"""Verbs about a group itself: found it, verify it."""

from datetime import datetime

from django.db import transaction

from accounts import policies
from accounts.choices import MemberRole
from accounts.errors import NotAllowed
from accounts.models import Membership, Organisation, Person
from core import facts
from core.texts import readable
from places.models import Place


@transaction.atomic
def create_organisation(
    *, person: Person, name: str, kind: str, place: Place, about: str, now: datetime
) -> Organisation:
    """Found a group; its founder manages it, and a coordinator of the place is asked to verify it.

    Raises NothingToRead.
    """
    organisation = Organisation.objects.create(
        name=readable(name),
        kind=kind,
        place=place,
        about=readable(about, lines=True, optional=True),
        created_at=now,
    )
    Membership.objects.create(
        person=person, organisation=organisation, role=MemberRole.MANAGER, joined_at=now
    )
    facts.record("organisation_created", now=now, actor_id=person.pk, organisation=organisation.pk)
    return organisation


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
