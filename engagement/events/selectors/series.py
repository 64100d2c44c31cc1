"""Questions about the dates of a series."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Person
from engagement.activities.choices import PUBLIC_STATES, State
from engagement.activities.models import Activity
from engagement.activities.policies import works_on
from engagement.activities.selectors import with_card


def dates_of(activity: Activity, person: Person | None) -> QuerySet[Activity]:
    """The dates of its series that this reader may see, in their order; called off ones too, once all had seen them."""
    dates = with_card().select_related("event").filter(series__isnull=False, series=activity.series_id)
    if not works_on(person, activity):
        dates = dates.filter(published_at__isnull=False, state__in=[*PUBLIC_STATES, State.WITHDRAWN])
    return dates.order_by("starts_at", "id")


def other_dates(activity: Activity, *, now: datetime) -> QuerySet[Activity]:
    """The other dates that are open to all, the next first; one query, and none for an event by itself."""
    if activity.series_id is None:
        return Activity.objects.none()
    dates = Activity.objects.filter(series=activity.series_id, state=State.PUBLISHED, ends_at__gt=now)
    return dates.exclude(pk=activity.pk).order_by("starts_at", "id")


def open_dates(activity: Activity, *, now: datetime) -> QuerySet[Activity]:
    """The dates one can register for, the next first; of an event by itself that one alone."""
    dates = Activity.objects.select_related("event").filter(state=State.PUBLISHED, ends_at__gt=now)
    if activity.series_id is None:
        return dates.filter(pk=activity.pk)
    return dates.filter(series=activity.series_id).order_by("starts_at", "id")
