"""Verbs of whoever helps: take a shift, leave it, swap it for another.

Her own action is held first, then the shifts by rising id: so no two deeds wait for each other.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import Person
from core import facts
from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.campaigns.kinds.shift import Shift as ShiftKind
from engagement.campaigns.models import Shift, ShiftPlace
from engagement.campaigns.services.actions import held_action, held_open, take_action, undo
from engagement.campaigns.shifts.errors import (
    NoShiftTaken,
    ShiftCalledOff,
    ShiftFull,
    ShiftsOverlap,
    ShiftStarted,
)
from engagement.campaigns.shifts.selectors import places_of
from engagement.participation.choices import Source


@transaction.atomic
def take_shift(
    *, person: Person, shift: Shift, now: datetime, source: Source = Source.SELF, came_by: str = ""
) -> ShiftPlace:
    """A place on a shift; said twice it is one. Never more people than the shift has places.

    Raises what `take_action` raises, ShiftCalledOff, ShiftStarted, ShiftFull, ShiftsOverlap.
    """
    take_action(
        person=person,
        campaign=shift.campaign,
        kind=ShiftKind(),
        shows_name=False,
        now=now,
        source=source,
        came_by=came_by,
    )
    mine = places_of(person, shift.campaign_id)
    if place := mine.filter(shift=shift).first():
        return place
    (held,) = _held(shift)
    return _taken(person, held, now)


@transaction.atomic
def leave_shift(*, person: Person, shift: Shift, now: datetime) -> ShiftPlace:
    """Make room for others, also once the campaign is closed; with the last one she is no volunteer any more.

    Raises NoShiftTaken, ShiftStarted.
    """
    share(shift.campaign_id)
    action = held_action(person, shift.campaign, ShiftKind())
    place = places_of(person, shift.campaign_id).filter(shift=shift).first()
    if action is None or place is None:
        raise NoShiftTaken
    # Her number is counted down before the shift is held, as it is counted up before: else the two would cross.
    if not places_of(person, shift.campaign_id).exclude(pk=place.pk).exists():
        undo(action, Activity.objects.select_related("place").get(pk=shift.campaign_id), ShiftKind(), now)
    _held(shift)
    _left(place, now)
    return place


@transaction.atomic
def swap_shift(*, person: Person, shift: Shift, to: Shift, now: datetime) -> ShiftPlace:
    """Another shift in place of one she has; she keeps the old one when the new one cannot be had.

    Raises CampaignNotOpen, NoShiftTaken, ShiftCalledOff, ShiftStarted, ShiftFull, ShiftsOverlap.
    """
    held_open(shift.campaign, now)
    held_action(person, shift.campaign, ShiftKind())
    mine = places_of(person, shift.campaign_id)
    place = mine.filter(shift=shift).first()
    if place is None:
        raise NoShiftTaken
    if already := mine.filter(shift=to).first():
        return already
    held = {each.pk: each for each in _held(shift, to)}
    _left(place, now)
    return _taken(person, held[to.pk], now)


def _held(*shifts: Shift) -> list[Shift]:
    rows = Shift.objects.select_for_update(no_key=True, of=("self",)).select_related("campaign__activity")
    return list(rows.filter(pk__in=[shift.pk for shift in shifts]).order_by("pk"))


def _taken(person: Person, shift: Shift, now: datetime) -> ShiftPlace:
    if shift.called_off_at:
        raise ShiftCalledOff
    if shift.starts_at <= now:
        raise ShiftStarted
    at_that_time = {"shift__starts_at__lt": shift.ends_at, "shift__ends_at__gt": shift.starts_at}
    standing = places_of(person, shift.campaign_id).filter(shift__called_off_at__isnull=True)
    if standing.filter(**at_that_time).exists():
        raise ShiftsOverlap
    if shift.left <= 0:
        raise ShiftFull
    Shift.objects.filter(pk=shift.pk).update(taken=F("taken") + 1)
    place = ShiftPlace.objects.create(shift=shift, person=person, taken_at=now)
    _note("shift_taken", place, now)
    return place


def _left(place: ShiftPlace, now: datetime) -> None:
    """Called off it may be left at any time; else before it starts."""
    if place.came_at or (place.shift.starts_at <= now and not place.shift.called_off_at):
        raise ShiftStarted
    place.left_at = now
    place.save(update_fields=["left_at"])
    Shift.objects.filter(pk=place.shift_id).update(taken=F("taken") - 1)
    _note("shift_left", place, now)


def _note(name: str, place: ShiftPlace, now: datetime) -> None:
    facts.record(
        name,
        now=now,
        actor_id=place.person_id,
        shift=place.shift_id,
        activity=place.shift.campaign_id,
        person=place.person_id,
    )
