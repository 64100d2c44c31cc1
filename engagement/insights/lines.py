"""Rows of the desk's tables, from what was read already: no query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.models import Person
from engagement.activities.choices import State
from engagement.activities.kinds import kinds
from engagement.activities.models import Activity
from engagement.events.counters import HALL, ONLINE
from engagement.participation.choices import Verb
from engagement.participation.models import Participation

TONES = {State.PUBLISHED: "good", State.REVIEW: "call", State.WITHDRAWN: "bad"}


@dataclass(frozen=True)
class ActivityLine:
    """One activity with its numbers of people; `seats` counts companions too, and is None where there are none."""

    activity: Activity
    kind: str
    tone: str
    registered: int
    seats: int | None
    online: int
    came: int
    contributed: int
    signed: int


@dataclass(frozen=True)
class DeedLine:
    """One deed, and the one person behind it."""

    deed: Participation
    person: Person
    verb: str
    mode: str
    body: str


def activity_lines(shown: Iterable[Activity], numbers: Mapping[int, Mapping[str, int]]) -> list[ActivityLine]:
    """`numbers` are those of `selectors.people_by_verb`; counters must have been read with the activities."""
    return [_activity_line(activity, numbers.get(activity.pk, {})) for activity in shown]


def _activity_line(activity: Activity, people: Mapping[str, int]) -> ActivityLine:
    counters = {counter.name: counter.value for counter in activity.counters.all()}
    return ActivityLine(
        activity=activity,
        kind=str(kinds()[activity.kind].label),
        tone=TONES.get(State(activity.state), "quiet"),
        registered=people.get(Verb.REGISTERED, 0),
        seats=counters[HALL] + counters.get(ONLINE, 0) if HALL in counters else None,
        online=counters.get(ONLINE, 0),
        came=people.get(Verb.CAME, 0),
        contributed=people.get(Verb.CONTRIBUTED, 0) + people.get(Verb.TOOK_PART, 0),
        signed=people.get(Verb.SIGNED, 0),
    )


def deed_line(deed: Participation) -> DeedLine:
    """`came_for` is what `selectors.deeds` adds to the row."""
    return DeedLine(
        deed=deed,
        person=deed.person.merged_into or deed.person,
        verb=deed.get_verb_display(),
        mode=deed.get_mode_display(),
        body=deed.for_organisation.name if deed.for_organisation else deed.came_for,  # type: ignore[attr-defined]
    )
