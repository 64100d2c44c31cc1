"""Questions about certificates."""

from dataclasses import dataclass
from datetime import datetime

from engagement.activities.models import Activity
from engagement.events.certificates import hash_of_code, hash_of_name
from engagement.events.choices import KnownBy
from engagement.events.models import Attendance, Certificate, CertificateOffer, Event


@dataclass(frozen=True)
class CertificateState:
    """What anybody may know who holds the code.

    `activity` is None where the event is sensitive; `is_name_right` is None when no name was typed. The name itself
    is never given out: whoever holds the paper reads it there.
    """

    is_valid: bool
    activity: Activity | None
    is_name_right: bool | None


def certificate_state(code: str, *, name: str = "") -> CertificateState | None:
    """The state of the certificate with this code, or None."""
    found = Certificate.objects.select_related("event__activity").filter(code_hash=hash_of_code(code)).first()
    if found is None:
        return None
    activity = found.event.activity
    return CertificateState(
        is_valid=found.revoked_at is None,
        activity=None if activity.is_sensitive else activity,
        is_name_right=bytes(found.name_hash) == hash_of_name(code, name) if name else None,
    )


def certificate_offer(event: Event) -> CertificateOffer | None:
    """What certificates the event gives, or None."""
    return CertificateOffer.objects.filter(event=event).first()


def is_due_certificate(attendance: Attendance | None, activity: Activity, *, now: datetime) -> bool:
    """Whether she can take a certificate home."""
    if attendance is None or attendance.known_by == KnownBy.SELF or activity.ends_at > now:
        return False
    return CertificateOffer.objects.filter(event=activity.pk).exists()
