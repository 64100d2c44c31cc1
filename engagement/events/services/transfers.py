"""Verbs on a place that is handed on: offer it, take it, decline it, keep it after all.

The seats never become free in between: whoever waits neither gains nor loses by it.
"""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.confirmed import person_at
from accounts.models import Person
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events import selectors, transfers
from engagement.events.choices import STANDING, DeclinedBy, RegistrationState, TransferState
from engagement.events.errors import AlreadyComing, DeclinedBefore, TransferNotPossible, TransferOver
from engagement.events.models import Event, Registration, Transfer
from engagement.events.policies import may_transfer
from engagement.events.services import standing
from engagement.events.services.waiting import promote
from engagement.participation.choices import Source

TIME_TO_TAKE = timedelta(hours=48)


@transaction.atomic
def offer_transfer(*, person: Person, event: Event, email: str, now: datetime) -> Transfer:
    """Offer her seats to whoever reads this address; an earlier offer ends. She keeps them until they are taken.

    Raises TransferNotPossible.
    """
    activity = lock(event.pk)
    registration = selectors.own_registration(person, activity)
    if registration is None or not may_transfer(registration, activity, registration.event, now):
        raise TransferNotPossible
    _end_offered(registration, now)
    transfer = Transfer.objects.create(
        registration=registration,
        turn=registration.turn,
        offered_at=now,
        until=min(now + TIME_TO_TAKE, activity.starts_at),
    )
    standing.note("transfer_offered", registration, person, now, transfer=transfer.pk)
    transfers.send_link(transfer, activity, email, now=now)
    return transfer


@transaction.atomic
def withdraw_transfer(*, person: Person, event: Event, now: datetime) -> Registration:
    """Keep the place after all. Raises TransferOver."""
    activity = lock(event.pk)
    registration = selectors.own_registration(person, activity)
    transfer = selectors.open_transfer(registration, now=now) if registration else None
    if registration is None or transfer is None:
        raise TransferOver
    _end(transfer, TransferState.WITHDRAWN, now)
    standing.note("transfer_withdrawn", registration, person, now, transfer=transfer.pk)
    return registration


@transaction.atomic
def accept_transfer(*, transfer: Transfer, taker: Person, now: datetime) -> Registration:
    """The seats are the taker's, and the giver's registration ends; said twice by the same it is one.

    A place in the queue that the taker has is left. Raises TransferOver, AlreadyComing, DeclinedBefore.
    """
    activity, transfer = _hold(transfer)
    own = selectors.own_registration(taker, activity)
    is_coming = own is not None and own.state == RegistrationState.CONFIRMED
    if is_coming and own and transfer.taken_by_id == own.pk:
        return own
    giver = transfer.registration
    if not _is_open(transfer, activity, now):
        raise TransferOver
    if is_coming:
        raise AlreadyComing
    if own and own.declined_by == DeclinedBy.ORGANISER:
        raise DeclinedBefore
    if own and own.state in STANDING:
        standing.leave(own, activity, now=now)
    standing.cancel(giver, activity, now=now, by=taker, is_transferred=True)
    taken = own or Registration(event=giver.event, person=taker, turn=0)
    taken.turn, taken.queue_number, taken.state = taken.turn + 1, None, ""
    taken.mode, taken.party_size = giver.mode, giver.party_size
    taken.companions = taken.companions[: giver.party_size - 1]
    taken.source, taken.for_organisation = Source.SELF, None
    standing.confirm(taken, activity, now=now, by=taker)
    _end(transfer, TransferState.TAKEN, now, taken_by=taken)
    promote(activity, giver.event, now=now)
    return taken


@transaction.atomic
def accept_transfer_by_mail(
    *, transfer: Transfer, email: str, called: str, language: str, now: datetime
) -> Registration:
    """The same for whoever reads this address: the person known by it, else a new one without a login.

    Raises what `accept_transfer` raises, and NothingToRead.
    """
    taker = person_at(email=email, called=called, language=language, now=now)
    return accept_transfer(transfer=transfer, taker=taker, now=now)


@transaction.atomic
def decline_transfer(*, transfer: Transfer, now: datetime) -> Transfer:
    """Whom it was offered does not want it; the giver keeps it. Raises TransferOver."""
    activity, transfer = _hold(transfer)
    if not _is_open(transfer, activity, now):
        raise TransferOver
    _end(transfer, TransferState.DECLINED, now)
    standing.note("transfer_declined", transfer.registration, None, now, transfer=transfer.pk)
    return transfer


def _hold(transfer: Transfer) -> tuple[Activity, Transfer]:
    activity = lock(transfer.registration.event_id)
    rows = Transfer.objects.select_related("registration__event", "registration__person")
    return activity, rows.get(pk=transfer.pk)


def _is_open(transfer: Transfer, activity: Activity, now: datetime) -> bool:
    giver = transfer.registration
    is_offered = transfer.state == TransferState.OFFERED and transfer.turn == giver.turn
    return is_offered and now < transfer.until and may_transfer(giver, activity, giver.event, now)


def _end_offered(registration: Registration, now: datetime) -> None:
    Transfer.objects.filter(registration=registration, state=TransferState.OFFERED).update(
        state=TransferState.WITHDRAWN, ended_at=now
    )


def _end(
    transfer: Transfer, state: TransferState, now: datetime, *, taken_by: Registration | None = None
) -> None:
    transfer.state, transfer.ended_at, transfer.taken_by = state, now, taken_by
    transfer.save(update_fields=["state", "ended_at", "taken_by"])
