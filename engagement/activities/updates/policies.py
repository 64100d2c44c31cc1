"""Who may tell the news of an activity, and when a campaign's account is due."""

from datetime import datetime

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import PUBLIC_STATES, Kind, State
from engagement.activities.models import Activity


def may_tell(person: Person | None, activity: Activity) -> bool:
    """Those who run it, once it is published."""
    return person is not None and activity.state in PUBLIC_STATES and policies.may_run(person, activity)


def has_account(activity: Activity, now: datetime) -> bool:
    """Whether it can be told what was achieved: of a campaign that has ended."""
    ended = activity.state in {State.CLOSED, State.ARCHIVED} or activity.ends_at <= now
    return activity.kind == Kind.CAMPAIGN and ended
