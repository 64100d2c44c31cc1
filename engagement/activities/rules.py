"""What must hold of an activity, whichever door its words came through."""

from datetime import datetime, timedelta

from core.texts import readable
from engagement.activities.choices import State
from engagement.activities.errors import NotReady, TimeIsPast, TimeUnlikely, WrongState
from engagement.activities.kinds import kinds
from engagement.activities.models import LONGEST_BODY, LONGEST_SUMMARY, LONGEST_TITLE, Activity
from engagement.activities.plans import Trunk

FAR = timedelta(days=3653)
"""Ten years: what is further off, before or behind, is a slip of the pen."""


def written(trunk: Trunk) -> dict[str, object]:
    """The trunk as it is kept: its words as they can be read. Raises NothingToRead."""
    return vars(trunk) | {
        "title": readable(trunk.title)[:LONGEST_TITLE],
        "summary": readable(trunk.summary)[:LONGEST_SUMMARY],
        "body": readable(trunk.body, lines=True, optional=True)[:LONGEST_BODY],
    }


def expect_likely_times(trunk: Trunk, now: datetime) -> None:
    """Raises TimeUnlikely."""
    if not now - FAR < trunk.starts_at < trunk.ends_at < now + FAR:
        raise TimeUnlikely


def expect_state(activity: Activity, *states: State) -> None:
    """Raises WrongState."""
    if activity.state not in states:
        raise WrongState


def expect_ready(activity: Activity, now: datetime) -> None:
    """Whether it can be shown to everyone. Raises TimeIsPast, NotReady."""
    if activity.ends_at <= now:
        raise TimeIsPast
    if missing := kinds()[activity.kind].unready(activity):
        raise NotReady(missing)
