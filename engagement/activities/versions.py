"""Keeping the times and places of an activity: one row while it is a draft, one more with each move after that."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities.kinds import kinds
from engagement.activities.models import LONGEST_NOTE, Activity, ActivityVersion
from engagement.activities.plans import Trunk
from places.models import Place


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """When and where it is held. `venue` says where exactly, of kinds that have such a thing."""

    starts_at: datetime
    ends_at: datetime
    zone: str
    place: Place
    venue: str


def now_of(activity: Activity) -> Meeting:
    """When and where it is held as its rows say now."""
    return Meeting(
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        zone=activity.zone,
        place=activity.place,
        venue=kinds()[activity.kind].venue(activity),
    )


def planned(trunk: Trunk, venue: str) -> Meeting:
    """When and where it is to be held."""
    return Meeting(
        starts_at=trunk.starts_at, ends_at=trunk.ends_at, zone=trunk.zone, place=trunk.place, venue=venue
    )


def is_move(activity: Activity, trunk: Trunk, venue: str) -> bool:
    """Whether what is planned now would be news to those who were told the time and place."""
    return activity.published_at is not None and now_of(activity) != planned(trunk, venue)


def begin(activity: Activity, first: Meeting, *, person: Person, now: datetime) -> None:
    """Write the first version of a draft."""
    _keep(activity, first, person=person, now=now)


def follow(
    activity: Activity, before: Meeting, after: Meeting, *, person: Person, note: str, now: datetime
) -> None:
    """Bring the versions up to an activity whose row is to say `after`; raises its `time_version` when it is moved.

    A draft was told to nobody: its one version changes with it.
    """
    if before == after:
        return
    if activity.published_at is not None:
        _keep(activity, before, person=None, now=activity.published_at)
        activity.time_version += 1
        words = readable(note, optional=True)[:LONGEST_NOTE]
        _keep(activity, after, person=person, now=now, note=words)
        facts.record("activity_moved", now=now, actor_id=person.pk, activity=activity.pk)
    else:
        ActivityVersion.objects.filter(activity=activity).delete()
        _keep(activity, after, person=person, now=now)


def _keep(
    activity: Activity, meeting: Meeting, *, person: Person | None, now: datetime, note: str = ""
) -> None:
    ActivityVersion.objects.get_or_create(
        activity=activity,
        number=activity.time_version,
        defaults=vars(meeting) | {"changed_at": now, "changed_by": person, "note": note},
    )
