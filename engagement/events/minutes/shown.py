"""Minutes as pages show them: confirmed ones word for word, a draft as it would be confirmed."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from engagement.activities.models import Activity
from engagement.events.minutes.words import words_of
from engagement.events.models import Minutes, MinutesVersion
from engagement.voices import selectors as voices
from engagement.voices.choices import ContributionState, SpeakerKind


@dataclass(frozen=True)
class ShownPoint:
    """What was said, by which kind of people, and in which state it is."""

    kind: str
    text: str
    state: str


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
    return _shown(version.words, states)


def shown_draft(minutes: Minutes) -> ShownMinutes:
    """A draft as it would be confirmed."""
    return _shown(words_of(minutes), {})


def _shown(words: dict[str, Any], states: dict[str, str]) -> ShownMinutes:  # Any: see `MinutesVersion`
    points = [
        (title, [_point(row, states) for row in rows])
        for title, rows in groupby(words["points"], key=lambda row: row["item"])
    ]
    decisions = [
        ShownDecision(row["text"], row["owner"], date.fromisoformat(row["due_on"]) if row["due_on"] else None)
        for row in words["decisions"]
    ]
    return ShownMinutes(words["notes"], points, decisions)


def _point(row: dict[str, str], states: dict[str, str]) -> ShownPoint:
    state = states.get(row["code"], "")
    label = str(ContributionState(state).label) if state else ""
    return ShownPoint(str(SpeakerKind(row["kind"]).label), row["text"], label)
