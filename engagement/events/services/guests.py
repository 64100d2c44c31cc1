"""The verb of whoever registers without an account, once her address is confirmed."""

from datetime import datetime

from django.db import transaction

from accounts.confirmed import person_at
from engagement.events.models import Event, Registration
from engagement.events.services.registrations import register
from engagement.participation.choices import Mode


@transaction.atomic
def register_guest(
    *, email: str, called: str, event: Event, mode: Mode, party_size: int, language: str, now: datetime
) -> Registration:
    """Register whoever reads this address: the person known by it, else a new one without a login.

    Raises what `register` raises, and NothingToRead.
    """
    person = person_at(email=email, called=called, language=language, now=now)
    return register(person=person, event=event, mode=mode, party_size=party_size, now=now)
