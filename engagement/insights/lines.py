"""Rows of the desk's tables, from what was read already: no query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.models import Person
from engagement.activities.choices import State
from engagement.activities.kinds import kinds
from engagement.activities.models import Activity
from engagement.events.counters import HALL, ONLINE
from engagement.insights.selectors import SAID
from engagement.participation.choices import Verb
from engagement.participation.models import Participation

TONES = {State.PUBLISHED: "good", State.REVIEW: "call", State.WITHDRAWN: "bad"}


@dataclass(frozen=True)
class ActivityLine:
    """One activity with its numbers of people; `seats` counts companions too, and is None where there are none.

    `said` are those among `came` of whom only their own word says so.
    """

    activity: Activity
    kind: str
    tone: str
    registered: int
    seats: int | None
    online: int
    came: int
    said: int
    spoke: int
    contributed: int
    signed: int


@dataclass(frozen=True)
class DeedLine:
    """One deed, and the one person behind it, by the name and code that those who look may know."""

    deed: Participation
    person: Person
    code: str
    called: str
    full_name: str
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
        said=people.get(SAID, 0),
        spoke=people.get(Verb.SPOKE, 0),
        contributed=people.get(Verb.CONTRIBUTED, 0) + people.get(Verb.TOOK_PART, 0),
        signed=people.get(Verb.SIGNED, 0),
    )


def deed_line(deed: Participation) -> DeedLine:
    """`listed` is what `selectors.deeds` adds to the row: of whom only a list says that she came, the list's words."""
    person = deed.person.merged_into or deed.person
    listed: Mapping[str, str] = deed.listed or {}  # type: ignore[attr-defined]
    is_only_listed = bool(listed.get("name"))
    return DeedLine(
        deed=deed,
        person=person,
        code=listed["code"] if is_only_listed else person.code,
        called=listed["name"] if is_only_listed else person.called,
        full_name="" if is_only_listed else person.full_name,
        verb=deed.get_verb_display(),
        mode=deed.get_mode_display(),
        body=deed.for_organisation.name if deed.for_organisation else listed.get("body", ""),
    )
