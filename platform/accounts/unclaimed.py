"""People whom somebody else registers: known to us, without a login, free to claim their record later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

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
