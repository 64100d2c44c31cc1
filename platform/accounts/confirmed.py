"""Whoever has shown that she reads an address, without signing up."""

from datetime import datetime

from django.db import connection, transaction

from accounts.choices import ConsentWay, ContactKind
from accounts.models import ContactPoint, Person
from accounts.purposes import REMINDERS
from accounts.services import record_consent
from core.mailboxes import mailbox_of, written
from core.texts import readable


@transaction.atomic
def person_at(*, email: str, called: str, language: str, now: datetime) -> Person:
    """The person whose confirmed address this is, in any spelling; else a new one without a login, called so.

    Call it only with an address that has just been confirmed. Raises NothingToRead.
    """
    mailbox = mailbox_of(email)
    with connection.cursor() as cursor:
        # Two links of one address opened at once make one person.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [mailbox])
    known = ContactPoint.objects.filter(
        kind=ContactKind.EMAIL,
        mailbox=mailbox,
        verified_at__isnull=False,
        person__erased_at__isnull=True,
        person__merged_into__isnull=True,
    ).order_by("person__user_id", "id")
    if point := known.select_related("person").first():
        return point.person
    person = Person.objects.create(called=readable(called)[:60], language=language, created_at=now)
    ContactPoint.objects.create(
        person=person, kind=ContactKind.EMAIL, normalised=written(email), verified_at=now
    )
    record_consent(
        person=person,
        purpose=REMINDERS.name,
        channel="email",
        given=True,
        way=ConsentWay.SIGN_UP,
        language=language,
        now=now,
    )
    return person
