"""Verbs on an event: draft and change."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Organisation, Person
from core.texts import readable
from engagement.activities import services as activities
from engagement.activities.choices import Kind
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.activities.plans import Trunk
from engagement.events import counters
from engagement.events.errors import ModeTaken, SeatsTaken, TooLittleTimeToAnswer
from engagement.events.models import LONGEST_VENUE, TIME_TO_ANSWER, Event
from engagement.events.plans import Hall
from engagement.events.services.waiting import promote
from engagement.participation import selectors as ledger
from engagement.participation.choices import Mode


@transaction.atomic
def draft_event(
    *,
    person: Person,
    organisation: Organisation,
    trunk: Trunk,
    hall: Hall,
    now: datetime,
    part_of: Activity | None = None,
) -> Event:
    """Begin an event that only its group sees; `part_of` is the campaign it is held for.

    Raises NotAllowed, TimeUnlikely, NothingToRead, TooLittleTimeToAnswer.
    """
    written = _written(hall)
    activity = activities.draft(
        kind=Kind.EVENT,
        person=person,
        organisation=organisation,
        trunk=trunk,
        now=now,
        venue=written["venue"],
        part_of=part_of,
    )
    event = Event.objects.create(activity=activity, **written)
    for name in counters.ALL:
        activities.open_counter(activity, name, ceiling=_ceilings(hall).get(name))
    return event


@transaction.atomic
def change_event(
    *, person: Person, event: Event, trunk: Trunk, hall: Hall, now: datetime, note: str = ""
) -> Event:
    """Write an event anew; never fewer seats than are taken, nor a way of taking part less that people chose.

    More seats go to those who wait; `note` says why it is moved, to those who are told.
    Raises NotAllowed, SensitivityIsPromised, TimeUnlikely, NothingToRead, SeatsTaken, ModeTaken,
    TooLittleTimeToAnswer.
    """
    lock(event.pk)
    event = Event.objects.select_related("activity").get(pk=event.pk)
    written = _written(hall)
    activity = activities.change(
        person=person,
        activity=event.activity,
        trunk=trunk,
        now=now,
        is_joined=ledger.is_joined(event.activity),
        venue=written["venue"],
        note=note,
    )
    _expect_room_for_all(activity, hall)
    for name, value in written.items():
        setattr(event, name, value)
    event.activity = activity
    event.save()
    for name, ceiling in _ceilings(hall).items():
        activities.open_counter(activity, name, ceiling=ceiling)
    promote(activity, event, now=now)
    return event


def _expect_room_for_all(activity: Activity, hall: Hall) -> None:
    taken = {counter.name: counter.value for counter in activity.counters.all()}
    for mode, is_offered in ((Mode.HALL, hall.in_hall), (Mode.ONLINE, activity.is_online)):
        is_chosen = taken[counters.OF_MODE[mode]] or taken[counters.WAITING_OF_MODE[mode]]
        if is_chosen and not is_offered:
            raise ModeTaken(mode)
    for name, seats in ((counters.HALL, hall.seats), (counters.ONLINE, hall.online_seats)):
        if seats is not None and seats < taken[name]:
            raise SeatsTaken(taken[name])


def _ceilings(hall: Hall) -> dict[str, int | None]:
    """No seat where there is no hall: so lists know it from the counter alone."""
    return {counters.HALL: hall.seats if hall.in_hall else 0, counters.ONLINE: hall.online_seats}


def _written(hall: Hall) -> dict[str, Any]:
    asks = hall.reconfirm_hours
    if asks is not None and asks < hall.reconfirm_by_hours + TIME_TO_ANSWER:
        raise TooLittleTimeToAnswer(TIME_TO_ANSWER)
    return vars(hall) | {"venue": readable(hall.venue, optional=True)[:LONGEST_VENUE]}
