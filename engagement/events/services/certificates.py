"""Verbs on certificates: offer them, issue one, revoke those of who did not come after all."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from accounts.models import Person
from core import facts
from core.codes import derived_code
from core.texts import readable
from engagement.activities import policies
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events import certificates
from engagement.events.choices import KnownBy
from engagement.events.errors import NoCertificate
from engagement.events.models import LONGEST_TEXT, Attendance, Certificate, CertificateOffer, Event


class Issued(NamedTuple):
    """All that a certificate is printed from; of `name` and `code` only keyed hashes are kept."""

    activity: Activity
    attendance: Attendance
    offer: CertificateOffer
    name: str
    code: str


@transaction.atomic
def offer_certificates(
    *, person: Person, event: Event, is_offered: bool, text: str, hours: Decimal | None, now: datetime
) -> CertificateOffer | None:
    """Give certificates to who came, with these words, or give them no more; those given stay valid.

    Raises NotAllowed.
    """
    activity = lock(event.pk)
    if not policies.may_run(person, activity):
        raise NotAllowed
    offer: CertificateOffer | None = None
    if is_offered:
        words = readable(text, optional=True)[:LONGEST_TEXT]
        offer, _made = CertificateOffer.objects.update_or_create(
            event=event, defaults={"text": words, "hours": hours}
        )
    else:
        CertificateOffer.objects.filter(event=event).delete()
    facts.record("certificates_offered", now=now, actor_id=person.pk, activity=activity.pk)
    return offer


@transaction.atomic
def issue_certificate(*, person: Person, event: Event, now: datetime) -> Issued:
    """The certificate of somebody who was seen at an event that is over; asked again it has the same code.

    Raises NoCertificate.
    """
    activity = lock(event.pk)
    offer = CertificateOffer.objects.filter(event=event).first()
    seen = Attendance.objects.filter(event=event, person=person).exclude(known_by=KnownBy.SELF).first()
    if offer is None or seen is None or activity.ends_at > now or activity.state == State.WITHDRAWN:
        raise NoCertificate
    name = person.full_name or person.called
    # The mark's own code is in it: marked anew after a mistake, she gets another certificate.
    code = derived_code("certificate", f"{seen.code}\0{name}")
    Certificate.objects.get_or_create(
        code_hash=certificates.hash_of_code(code),
        defaults={
            "event": event,
            "person": person,
            "name_hash": certificates.hash_of_name(code, name),
            "issued_at": now,
        },
    )
    return Issued(activity, seen, offer, name, code)


def revoke_certificates(*, event: Event, person: Person, now: datetime) -> None:
    """She did not come after all: whoever checks is told. Call it under the activity's lock."""
    Certificate.objects.filter(event=event, person=person, revoked_at=None).update(revoked_at=now)
