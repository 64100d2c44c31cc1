"""Questions about people and groups."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from accounts.choices import MemberState, PlacePower
from accounts.models import Consent, Membership, Organisation, Person, PlaceRole
from places.models import Place


def person_of(user: Any) -> Person | None:
    """The person behind a signed-in user, or None for a visitor."""
    if not user.is_authenticated:
        return None
    person: Person | None = getattr(user, "person", None)
    return person


def consent_in_force(person_id: int, *, purpose: str, channel: str) -> Consent | None:
    """The latest word of a person on a purpose and channel; None when she was never asked."""
    return (
        Consent.objects.filter(person_id=person_id, purpose=purpose, channel=channel).order_by("-id").first()
    )


def stopped_by_mail(person: Person) -> frozenset[str]:
    """The names of the purposes whose messages by e-mail a person has stopped, by her latest word on each."""
    latest = person.consents.filter(channel="email").order_by("purpose", "-id").distinct("purpose")
    return frozenset(row.purpose for row in latest if not row.given)


def organisations_of(person: Person) -> QuerySet[Organisation]:
    """The groups a person belongs to, with their place."""
    return (
        Organisation.objects.filter(memberships__person=person, memberships__state=MemberState.MEMBER)
        .select_related("place")
        .order_by("name", "id")
    )


def invitations_of(person: Person) -> QuerySet[Membership]:
    """The groups that ask a person to join, with their place, the latest first."""
    return (
        person.memberships.filter(state=MemberState.INVITED)
        .select_related("organisation__place__parent__parent__parent")
        .order_by("-joined_at", "-id")
    )


def membership_of(person: Person, organisation: Organisation) -> Membership | None:
    """How she stands to the group: a member, invited, asking, declined; or None."""
    return organisation.memberships.filter(person=person).first()


def wishes_of(organisation: Organisation) -> QuerySet[Membership]:
    """Who asks to join, the longest waiting first."""
    return (
        organisation.memberships.filter(state=MemberState.ASKED)
        .select_related("person")
        .order_by("joined_at", "id")
    )


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Who has joined, managers first. Whoever is only asked has not said that her name may be shown here."""
    return (
        organisation.memberships.filter(state=MemberState.MEMBER)
        .select_related("person")
        .order_by("-role", "person__called", "id")
    )


def number_invited(organisation: Organisation) -> int:
    """How many have not yet answered."""
    return organisation.memberships.filter(state=MemberState.INVITED).count()


def organisations_in_scope(person: Person) -> QuerySet[Organisation]:
    """The groups in the places this person coordinates."""
    groups = Organisation.objects.select_related("place").order_by("verified_at", "name")
    if person.powers.is_administrator:
        return groups
    if not person.powers.coordinates:
        return groups.none()
    return groups.filter(place__in=Place.objects.within(person.powers.coordinates))


def verified_group(code: str) -> Organisation | None:
    """A group that everyone may know of."""
    return Organisation.objects.filter(code=code, verified_at__isnull=False).first()


def consents_of(person: Person) -> QuerySet[Consent]:
    """Every word the person gave or took back, latest first."""
    return person.consents.order_by("-id")


def person_by_address(email: str) -> Person | None:
    """Whoever has a login with this verified address."""
    return Person.objects.filter(
        user__emailaddress__email=email.strip().lower(),
        user__emailaddress__verified=True,
        merged_into__isnull=True,
    ).first()


def place_roles() -> QuerySet[PlaceRole]:
    """Every coordinator and authority in force, by place and name."""
    return _roles().exclude(power=PlacePower.SAFEGUARDING)


def trained_in(places: Iterable[Place] | None) -> QuerySet[PlaceRole]:
    """Who is trained for safeguarding at or below these places, None for all, by place and name."""
    roles = _roles().filter(power=PlacePower.SAFEGUARDING)
    return roles if places is None else roles.filter(place__in=Place.objects.within(places))


def _roles() -> QuerySet[PlaceRole]:
    return (
        PlaceRole.objects.filter(revoked_at__isnull=True)
        .select_related("person", "place__parent__parent__parent", "granted_by")
        .order_by("place__code", "person__called", "id")
    )
