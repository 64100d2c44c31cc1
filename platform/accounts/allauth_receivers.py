"""Keeps e-mail contact points the mirror of allauth's addresses: the only signal receivers of the project."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import (
    email_added,
    email_changed,
    email_confirmed,
    email_removed,
    user_signed_up,
)
from django.dispatch import receiver

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


@receiver(email_confirmed)
def on_email_confirmed(email_address: EmailAddress, **kwargs: Any) -> None:
    mirror_addresses(email_address.user)


@receiver([email_added, email_removed, email_changed, user_signed_up])
def on_addresses_changed(user: User, **kwargs: Any) -> None:
    mirror_addresses(user)
