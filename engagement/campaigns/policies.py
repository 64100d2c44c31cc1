"""Whose action counts, and when."""

from dataclasses import dataclass
from datetime import datetime

from accounts.choices import ContactKind
from accounts.models import Person
from core.codes import keyed_hash
from engagement.activities.choices import State
from engagement.activities.models import Activity


@dataclass(frozen=True)
class CountedAs:
    """By what one person is told from another: her mailbox, as this site's key hides it; None for a phone.

    A phone may be shared by a family, so that it tells nobody apart.
    """

    mailbox: bytes | None


def counted_as(person: Person) -> CountedAs | None:
    """By the address that she confirmed first, an e-mail address before a number; None when there is none."""
    confirmed = person.contact_points.filter(verified_at__isnull=False)
    point = confirmed.order_by("kind", "verified_at", "id").only("kind", "mailbox").first()
    if point is None:
        return None
    return CountedAs(keyed_hash("mailbox", point.mailbox) if point.kind == ContactKind.EMAIL else None)


def is_running(activity: Activity, now: datetime) -> bool:
    """Whether one can act, and take back."""
    return activity.state == State.PUBLISHED and activity.starts_at <= now < activity.ends_at


def is_shared(activity: Activity) -> bool:
    """Whether people may spread it: never what is sensitive, for a link that is passed on tells who spread it."""
    return activity.state == State.PUBLISHED and not activity.is_sensitive
