"""Verbs of who plans the campaign: plan a shift, change it, call it off."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.activities.policies import may_change
from engagement.campaigns.errors import NotAskedHere
from engagement.campaigns.kinds.shift import Shift as ShiftKind
from engagement.campaigns.models import (
    LONGEST_NOTE,
    LONGEST_SHIFT_TITLE,
    LONGEST_VENUE,
    Campaign,
    Shift,
)
from engagement.campaigns.shifts.errors import ShiftCalledOff, ShiftPlacesTaken, ShiftTimesNotUsable
from engagement.campaigns.shifts.plans import Slot

_TOLD = ("title", "venue", "starts_at", "ends_at")


@transaction.atomic
def plan_shift(*, person: Person, campaign: Campaign, slot: Slot, now: datetime) -> Shift:
    """Ask for people in some hours. Raises NotAllowed, NotAskedHere, ShiftTimesNotUsable, NothingToRead."""
    activity = _planned_by(person, campaign)
    _expect_to_come(activity, slot, now)
    return Shift.objects.create(campaign=campaign, **_written(slot))


@transaction.atomic
def change_shift(*, person: Person, shift: Shift, slot: Slot, now: datetime) -> Shift:
    """Write it anew; another time, place or task is told to those who have it. Never fewer places than are taken.

    Raises NotAllowed, NotAskedHere, ShiftCalledOff, ShiftTimesNotUsable, ShiftPlacesTaken, NothingToRead.
    """
    activity = _planned_by(person, shift.campaign)
    held = _held(shift)
    written = _written(slot)
    if (held.starts_at, held.ends_at) != (slot.starts_at, slot.ends_at):
        _expect_to_come(activity, slot, now)
    if slot.maximum < held.taken:
        raise ShiftPlacesTaken
    is_news = any(getattr(held, name) != written[name] for name in _TOLD)
    for name, value in written.items():
        setattr(held, name, value)
    if is_news:
        held.version, held.changed_at = held.version + 1, now
    held.save()
    _note("shift_changed", held, person, now)
    return held


@transaction.atomic
def call_off_shift(*, person: Person, shift: Shift, note: str, now: datetime) -> Shift:
    """It does not take place; those who have it are told, with the note, and may choose another.

    Raises NotAllowed, NotAskedHere, ShiftCalledOff.
    """
    _planned_by(person, shift.campaign)
    held = _held(shift)
    held.called_off_at, held.note = now, readable(note, optional=True)[:LONGEST_NOTE]
    held.save(update_fields=["called_off_at", "note"])
    _note("shift_called_off", held, person, now)
    return held


def _planned_by(person: Person, campaign: Campaign) -> Activity:
    activity = lock(campaign.pk)
    if not may_change(person, activity):
        raise NotAllowed
    if ShiftKind.name not in campaign.actions:
        raise NotAskedHere
    return activity


def _held(shift: Shift) -> Shift:
    held = Shift.objects.select_for_update(no_key=True, of=("self",)).get(pk=shift.pk)
    if held.called_off_at:
        raise ShiftCalledOff
    return held


def _expect_to_come(activity: Activity, slot: Slot, now: datetime) -> None:
    first = max(now, activity.starts_at)
    if not first <= slot.starts_at < slot.ends_at <= activity.ends_at:
        raise ShiftTimesNotUsable


def _written(slot: Slot) -> dict[str, object]:
    return vars(slot) | {
        "title": readable(slot.title)[:LONGEST_SHIFT_TITLE],
        "venue": readable(slot.venue, optional=True)[:LONGEST_VENUE],
    }


def _note(name: str, shift: Shift, person: Person, now: datetime) -> None:
    facts.record(name, now=now, actor_id=person.pk, shift=shift.pk, activity=shift.campaign_id)
