"""Verbs of who plans the campaign on the day: note who came, and take that back."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Person
from core import facts
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.activities.policies import may_change
from engagement.campaigns.counters import HELPED
from engagement.campaigns.kinds.shift import Shift as ShiftKind
from engagement.campaigns.models import ShiftPlace
from engagement.campaigns.services.actions import held_action
from engagement.campaigns.shifts.errors import NoShiftTaken, ShiftCalledOff, ShiftNotYet
from engagement.campaigns.shifts.selectors import places_of
from engagement.participation import services as ledger
from engagement.participation.choices import Source, Verb

EARLY = timedelta(hours=2)


@transaction.atomic
def check_in(*, person: Person, place: ShiftPlace, now: datetime) -> ShiftPlace:
    """She came; noted twice it is one. Who came to several shifts is counted once.

    Raises NotAllowed, NoShiftTaken, ShiftCalledOff, ShiftNotYet.
    """
    activity, held = _held(person, place)
    if held.shift.called_off_at:
        raise ShiftCalledOff
    if now < held.shift.starts_at - EARLY:
        raise ShiftNotYet
    if held.came_at:
        return held
    if not _came(held.person, activity):
        turn = ledger.next_turn(person=held.person, activity=activity, verb=Verb.HELPED)
        ledger.record(
            person=held.person, activity=activity, verb=Verb.HELPED, turn=turn, source=Source.STAFF, now=now
        )
        activities.count(activity, HELPED, 1)
    return _noted(held, now, person, now)


@transaction.atomic
def take_back_check_in(*, person: Person, place: ShiftPlace, now: datetime) -> ShiftPlace:
    """A slip of the finger: she did not come. Raises NotAllowed, NoShiftTaken."""
    activity, held = _held(person, place)
    if held.came_at is None:
        return held
    held = _noted(held, None, person, now)
    if not _came(held.person, activity):
        ledger.take_back(
            person=held.person, activity=activity, verb=Verb.HELPED, source=Source.STAFF, now=now
        )
        activities.count(activity, HELPED, -1)
    return held


def _held(person: Person, place: ShiftPlace) -> tuple[Activity, ShiftPlace]:
    """The place that stands, re-read; the row of her action is held, as it is while she takes or leaves."""
    campaign = place.shift.campaign
    share(campaign.pk)
    activity = Activity.objects.select_related("place", "organisation").get(pk=campaign.pk)
    if not may_change(person, activity):
        raise NotAllowed
    held_action(place.person, campaign, ShiftKind())
    found = places_of(place.person, campaign.pk).filter(pk=place.pk).select_related("person").first()
    if found is None:
        raise NoShiftTaken
    return activity, found


def _came(person: Person, activity: Activity) -> bool:
    return places_of(person, activity.pk).filter(came_at__isnull=False).exists()


def _noted(place: ShiftPlace, came_at: datetime | None, by: Person, now: datetime) -> ShiftPlace:
    place.came_at = came_at
    place.save(update_fields=["came_at"])
    facts.record(
        "shift_checked_in" if came_at else "shift_check_in_taken_back",
        now=now,
        actor_id=by.pk,
        shift=place.shift_id,
        activity=place.shift.campaign_id,
        person=place.person_id,
    )
    return place
