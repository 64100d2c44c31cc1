"""The shift an address is about, for whoever may open that address; else 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.campaigns import doors
from engagement.campaigns.kinds.shift import Shift as ShiftKind
from engagement.campaigns.models import Shift, ShiftPlace


def shifts(person: Person | None, code: str) -> Activity:
    """A campaign that asks for shifts, for whoever may see it."""
    return _asking(doors.campaign(person, code))


def planned_by(person: Person | None, code: str) -> Activity:
    """The same, for those who plan it."""
    return _asking(doors.changed_by(person, code))


def shift_in(activity: Activity, code: str) -> Shift:
    found = Shift.objects.select_related("campaign__activity")
    return get_object_or_404(found, campaign=activity.pk, code=code)


def place_in(activity: Activity, code: str) -> ShiftPlace:
    """A place that stands."""
    found = ShiftPlace.objects.select_related("person", "shift__campaign__activity")
    return get_object_or_404(found, shift__campaign=activity.pk, left_at__isnull=True, code=code)


def _asking(activity: Activity) -> Activity:
    if ShiftKind.name not in activity.campaign.actions:
        raise Http404
    return activity
