"""Whose action counts."""

from accounts.models import Person


def is_verified(person: Person) -> bool:
    """Whether she can be reached at an address or number that she has confirmed."""
    return person.contact_points.filter(verified_at__isnull=False).exists()
