"""An event as its organiser planned it, read from its rows: what a copy of it is made of."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from engagement.activities.models import Activity
from engagement.activities.plans import Trunk
from engagement.activities.recurrence import Times
from engagement.events.models import Event
from engagement.events.plans import Hall


def hall_of(event: Event) -> Hall:
    """What was planned of the hall."""
    return Hall(**{field.name: getattr(event, field.name) for field in fields(Hall)})


def times_of(planned: Activity | Trunk) -> Times:
    """When it is held."""
    return Times(starts_at=planned.starts_at, ends_at=planned.ends_at, zone=planned.zone)


def at_times(trunk: Trunk, times: Times) -> Trunk:
    """The same at other times."""
    return replace(trunk, **vars(times))


def hall_then(hall: Hall, *, before: Times, after: Times) -> Hall:
    """The same hall at other times: what ends some time before the start (registering) ends as long before it then."""
    by = after.starts_at - before.starts_at
    moved: dict[str, Any] = {
        name: value + by for name, value in vars(hall).items() if isinstance(value, datetime)
    }
    return replace(hall, **moved)


def difference(before: Trunk | Hall, after: Trunk | Hall) -> dict[str, Any]:  # Any: as the fields are typed
    """What was written differently; the times stand apart, each date has its own."""
    return {
        name: value
        for name, value in vars(after).items()
        if value != getattr(before, name) and not isinstance(value, datetime)
    }
