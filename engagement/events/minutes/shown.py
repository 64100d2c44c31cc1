"""Minutes as pages show them: confirmed ones word for word, a draft as it would be confirmed."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from engagement.activities.models import Activity
from engagement.desk.models import Hiding
from engagement.desk.selectors import hidden_among
from engagement.events.minutes.words import POINT, words_of
from engagement.events.models import Minutes, MinutesVersion
from engagement.voices import selectors as voices
from engagement.voices.choices import ContributionState, SpeakerKind


@dataclass(frozen=True)
class ShownPoint:
    """What was said, by which kind of people, and in which state it is."""

    kind: str
    text: str
    state: str
    code: str = ""
    """Public, where everybody reads it: by it others can report it."""
    hiding: Hiding | None = None
    """By which moderators have hidden it, and why."""


@dataclass(frozen=True)
class ShownDecision:
    """What was decided, who sees to it and by when."""

    text: str
    owner: str
    due_on: date | None


@dataclass(frozen=True)
class ShownMinutes:
    """Notes, points under what they were said to (a title, or empty), decisions."""

    notes: str
    points: list[tuple[str, list[ShownPoint]]]
    decisions: list[ShownDecision]


def shown(version: MinutesVersion, activity: Activity) -> ShownMinutes:
    """A version, each point with the state it is in now."""
    states = dict(voices.points_of(activity).values_list("code", "state"))
    return _shown(version.words, states, hidden_in(version))


def shown_draft(minutes: Minutes) -> ShownMinutes:
    """A draft as it would be confirmed."""
    return _shown(words_of(minutes), {}, {})


def hidden_in(version: MinutesVersion) -> dict[str, Hiding]:
    """The points of a version that moderators have hidden, by code."""
    return hidden_among(POINT, [row["code"] for row in version.words["points"]])


def as_everybody_reads(version: MinutesVersion) -> MinutesVersion:
    """The version as the API gives it, never to be saved: of what is hidden, why and no text."""
    hidden = hidden_in(version)
    points = [
        row | {"text": "" if row["code"] in hidden else row["text"], "hidden": hidden.get(row["code"])}
        for row in version.words["points"]
    ]
    version.words = version.words | {"points": points}
    return version


def _shown(
    words: dict[str, Any],  # Any: see `MinutesVersion`
    states: dict[str, str],
    hidden: dict[str, Hiding],
) -> ShownMinutes:
    points = [
        (title, [_point(row, states, hidden) for row in rows])
        for title, rows in groupby(words["points"], key=lambda row: row["item"])
    ]
    decisions = [
        ShownDecision(row["text"], row["owner"], date.fromisoformat(row["due_on"]) if row["due_on"] else None)
        for row in words["decisions"]
    ]
    return ShownMinutes(words["notes"], points, decisions)


def _point(row: dict[str, str], states: dict[str, str], hidden: dict[str, Hiding]) -> ShownPoint:
    state = states.get(row["code"], "")
    label = str(ContributionState(state).label) if state else ""
    kind = str(SpeakerKind(row["kind"]).label)
    if row["code"] in hidden:
        return ShownPoint(kind, "", label, hiding=hidden[row["code"]])
    return ShownPoint(kind, row["text"], label, code=row["code"] if state else "")
