"""Questions about places that are handed on."""

from datetime import datetime

from django.db.models import F

from engagement.events.choices import RegistrationState, TransferState
from engagement.events.models import Registration, Transfer


def open_transfer(registration: Registration, *, now: datetime) -> Transfer | None:
    """The offer of this place that somebody may still take."""
    found = Transfer.objects.filter(
        registration=registration,
        registration__state=RegistrationState.CONFIRMED,
        turn=F("registration__turn"),
        state=TransferState.OFFERED,
        until__gt=now,
    )
    return found.first()
