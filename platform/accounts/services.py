"""Verbs about people, their groups and their consents."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import policies
from accounts.choices import ConsentWay, Look, MemberRole, PlacePower
from accounts.models import (
    AccessLog,
    Consent,
    Membership,
    Organisation,
    Person,
    PlaceRole,
    User,
)
from accounts.purposes import DESCRIPTION, PURPOSES, REMINDERS
from core import facts
from places.models import Place


class NotAllowed(Exception):
    """This person may not do that."""

    def __init__(self) -> None:
        super().__init__(_("You may not do this. Ask a coordinator of the place."))


class NoSuchMember(Exception):
    """No person with this e-mail address has a verified login here."""

    def __init__(self) -> None:
        super().__init__(_("Nobody with this e-mail address has signed up yet. Ask them to sign up first."))


@transaction.atomic
def welcome(*, user: User, called: str, language: str, zone: str, now: datetime) -> Person:
    """Make the person of a new login, with her consent to reminders of what she joins."""
    person = Person.objects.create(user=user, called=called, language=language, zone=zone, created_at=now)
    record_consent(
        person=person,
        purpose=REMINDERS.name,
        channel="email",
        given=True,
        way=ConsentWay.SIGN_UP,
        language=language,
        now=now,
    )
    return person


@transaction.atomic
def describe(
    *,
    person: Person,
    called: str,
    ways: Sequence[str],
    language: str,
    reads: Sequence[str],
    zone: str,
    lives_in: Place | None,
    comes_from: Place | None,
    now: datetime,
) -> Person:
    """Write what a person says of herself; what she leaves empty is forgotten."""
    person = Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    said_before = bool(person.ways or person.lives_in_id or person.comes_from_id)
    person.called, person.language, person.zone = called, language, zone
    person.ways, person.reads = list(ways), list(reads)
    person.lives_in, person.comes_from = lives_in, comes_from
    person.save()
    says_now = bool(ways or lives_in or comes_from)
    if says_now != said_before:
        record_consent(
            person=person,
            purpose=DESCRIPTION.name,
            channel="site",
            given=says_now,
            way=ConsentWay.PROFILE,
            language=language,
            now=now,
        )
    facts.record("person_changed", now=now, actor_id=person.pk, person=person.pk)
    return person


@transaction.atomic
def choose_language(*, person: Person, language: str, now: datetime) -> None:
    """Pages and messages come in this language from now on."""
    if Person.objects.filter(pk=person.pk).exclude(language=language).update(language=language):
        facts.record("person_changed", now=now, actor_id=person.pk, person=person.pk)


@transaction.atomic
def record_consent(
    *, person: Person, purpose: str, channel: str, given: bool, way: str, language: str, now: datetime
) -> Consent:
    """Append one giving or withdrawing; the latest one counts."""
    version = next(known.version for known in PURPOSES if known.name == purpose)
    return Consent.objects.create(
        person=person,
        purpose=purpose,
        channel=channel,
        given=given,
        way=way,
        language=language,
        text_version=version,
        at=now,
    )


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
    member = Person.objects.filter(
        user__emailaddress__email=email.lower(), user__emailaddress__verified=True, merged_into__isnull=True
    ).first()
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


@transaction.atomic
def grant_place_role(
    *, granted_by: Person | None, person: Person, place: Place, power: PlacePower, now: datetime
) -> PlaceRole:
    """Give somebody a power over a place; `granted_by` is None only for the site's own start. Raises NotAllowed."""
    if granted_by is not None and not policies.may_grant_place_role(granted_by):
        raise NotAllowed
    role, made = PlaceRole.objects.get_or_create(
        person=person,
        place=place,
        power=power,
        revoked_at=None,
        defaults={"granted_by": granted_by, "granted_at": now},
    )
    if made:
        facts.record(
            "place_role_granted",
            now=now,
            actor_id=granted_by.pk if granted_by else None,
            person=person.pk,
            place=place.pk,
        )
    return role


def log_looks(*, viewer: Person, people: Sequence[int], what: Look, now: datetime) -> None:
    """Write down that `viewer` saw the records of these people (ids)."""
    AccessLog.objects.bulk_create(
        [
            AccessLog(person_id=person_id, viewer=viewer, what=what, at=now)
            for person_id in people
            if person_id != viewer.pk
        ]
    )
