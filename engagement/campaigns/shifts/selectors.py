"""Questions about shifts and who has a place on them."""

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.campaigns.models import Shift, ShiftPlace


def shifts_in(activity: Activity) -> QuerySet[Shift]:
    """Every shift, the first first."""
    return Shift.objects.filter(campaign=activity.pk).order_by("starts_at", "pk")


def shifts_to_come(activity: Activity, now: datetime) -> QuerySet[Shift]:
    """Those that are not over, the called off left out: what one can choose from."""
    return shifts_in(activity).filter(ends_at__gt=now, called_off_at__isnull=True)


def shifts_with_people(activity: Activity) -> QuerySet[Shift]:
    """Every shift; of its places those that stand, with who has them."""
    places = (
        ShiftPlace.objects.filter(left_at__isnull=True).select_related("person").order_by("taken_at", "pk")
    )
    return shifts_in(activity).prefetch_related(Prefetch("places", queryset=places))


def places_of(person: Person, campaign_id: int) -> QuerySet[ShiftPlace]:
    """Her places that stand in one campaign, with their shifts."""
    standing = ShiftPlace.objects.filter(person=person, shift__campaign=campaign_id, left_at__isnull=True)
    return standing.select_related("shift").order_by("shift__starts_at", "pk")


def places_in(activity: Activity) -> QuerySet[ShiftPlace]:
    """Every place that stands in a campaign, the first shift first, with who has it."""
    standing = ShiftPlace.objects.filter(shift__campaign=activity.pk, left_at__isnull=True)
    return standing.select_related("person", "shift").order_by("shift__starts_at", "shift", "pk")
