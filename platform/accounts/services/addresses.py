"""The verb about addresses: keep e-mail contact points the mirror of allauth's addresses."""

from allauth.account.models import EmailAddress

from accounts.choices import ContactKind
from accounts.models import ContactPoint, User
from core import clock


def mirror_addresses(user: User) -> None:
    """Write the person's e-mail contact points from her login's addresses."""
    person = getattr(user, "person", None)
    if person is None:
        return
    now = clock.now()
    addresses = EmailAddress.objects.filter(user=user)
    points = person.contact_points.filter(kind=ContactKind.EMAIL)
    points.exclude(normalised__in=[address.email.lower() for address in addresses]).delete()
    for address in addresses:
        point, _made = ContactPoint.objects.get_or_create(
            person=person, kind=ContactKind.EMAIL, normalised=address.email.lower()
        )
        if bool(point.verified_at) != address.verified:
            point.verified_at = now if address.verified else None
            point.save(update_fields=["verified_at"])
