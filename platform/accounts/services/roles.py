"""Verbs about powers over places, and the first administrator of a site."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts import policies
from accounts.choices import PlacePower
from accounts.errors import NotAllowed
from accounts.models import Person, PlaceRole, User
from accounts.services.addresses import mirror_addresses
from accounts.services.people import welcome
from core import facts
from places.models import Place


@transaction.atomic
def grant_place_role(
    *, granted_by: Person | None, person: Person, place: Place, power: PlacePower, now: datetime
) -> PlaceRole:
    """Give somebody a power over a place; `granted_by` is None only for the site's own start. Raises NotAllowed."""
    if granted_by is not None and not _may_give(granted_by, place, power):
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


@transaction.atomic
def revoke_place_role(*, revoked_by: Person, role: PlaceRole, now: datetime) -> PlaceRole:
    """Take a power back; it counts no more from the next request on. Raises NotAllowed."""
    if not _may_give(revoked_by, role.place, role.power):
        raise NotAllowed
    taken = PlaceRole.objects.filter(pk=role.pk, revoked_at__isnull=True).update(revoked_at=now)
    if taken:
        facts.record(
            "place_role_revoked", now=now, actor_id=revoked_by.pk, person=role.person_id, place=role.place_id
        )
    role.refresh_from_db()
    return role


@transaction.atomic
def make_administrator(*, email: str, called: str, language: str, zone: str, now: datetime) -> Person:
    """Give the site an administrator: a new login with a verified address, or one that is there already."""
    email = email.lower()
    user = User.objects.filter(email=email).first() or User.objects.create_user(email)
    user.is_staff = user.is_superuser = True
    user.save(update_fields=["is_staff", "is_superuser"])
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    person = Person.objects.filter(user=user).first()
    if person is None:
        person = welcome(user=user, called=called, language=language, zone=zone, now=now)
    mirror_addresses(user)
    facts.record("administrator_made", now=now, person=person.pk)
    return person


def _may_give(person: Person, place: Place, power: str) -> bool:
    if power == PlacePower.SAFEGUARDING:
        return policies.may_name_trained(person, place)
    return policies.may_grant_place_role(person)
