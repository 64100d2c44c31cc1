"""People whom somebody else registers: known to us, without a login, free to claim their record later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F, Q

from accounts.choices import ContactKind
from accounts.models import ContactPoint, Person


@dataclass(frozen=True, kw_only=True)
class Unclaimed:
    """What is known of a person who did not sign up herself; `email` and `phone` normalised, or empty."""

    called: str
    full_name: str
    language: str
    email: str = ""
    phone: str = ""
    is_phone_shared: bool = False


@transaction.atomic
def register_unclaimed(
    *, registered_by: Person | None, people: Sequence[Unclaimed], now: datetime
) -> list[Person]:
    """Make the persons, in order, in two statements. Their addresses stay unverified: nobody is written to."""
    persons = Person.objects.bulk_create(
        [
            Person(
                called=known.called,
                full_name=known.full_name,
                language=known.language,
                registered_by=registered_by,
                created_at=now,
            )
            for known in people
        ]
    )
    ContactPoint.objects.bulk_create(
        [
            point
            for person, known in zip(persons, people, strict=True)
            for point in _contact_points(person, known)
        ]
    )
    return persons


def _contact_points(person: Person, known: Unclaimed) -> list[ContactPoint]:
    given = (
        (ContactKind.EMAIL, known.email.lower(), False),
        (ContactKind.PHONE, known.phone, known.is_phone_shared),
    )
    return [
        ContactPoint(person=person, kind=kind, normalised=address, shared=shared)
        for kind, address, shared in given
        if address
    ]


@transaction.atomic
def reader_at(
    *, email: str, called: str, language: str, registered_by: Person | None, now: datetime
) -> Person:
    """Whom a letter to this address reaches, so that one stop and one bounce count for all letters to it.

    Her who has confirmed the address; else the record without a login that carries it; else a record made for it, with
    the address unconfirmed. Two at the same moment find the same.
    """
    address = email.strip().lower()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('accounts.reader_at'))")
    there = ContactPoint.objects.filter(
        Q(verified_at__isnull=False) | Q(person__user__isnull=True),
        kind=ContactKind.EMAIL,
        normalised=address,
        person__merged_into__isnull=True,
        person__erased_at__isnull=True,
    )
    if point := there.select_related("person").order_by(F("verified_at").asc(nulls_last=True), "id").first():
        return point.person
    known = Unclaimed(called=called, full_name="", language=language, email=address)
    return register_unclaimed(registered_by=registered_by, people=[known], now=now)[0]
