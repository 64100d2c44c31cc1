"""The phases of a consultation as one reader sees them at a moment: what she can do in each, and the way of it all."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.consultations import selectors
from engagement.consultations.choices import PhaseState
from engagement.consultations.methods import method_named
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.models import Phase
from engagement.voices import selectors as voices
from engagement.voices.models import Contribution

Step = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """One phase before one reader; `given` is what stands of hers in it.

    `invitation` is empty once she can no longer take part, and while it is not ready.
    """

    phase: Phase
    method: PhaseMethod
    state: PhaseState
    invitation: str
    given: Sequence[Contribution]

    @property
    def title(self) -> str | Promise:
        return self.phase.title or self.method.label

    @property
    def contribution(self) -> Contribution | None:
        """What she gave, where the method takes one thing of each."""
        return self.given[0] if self.given else None

    @property
    def is_inviting(self) -> bool:
        """Whether she can take part now and has not yet."""
        return self.state == PhaseState.OPEN and bool(self.invitation) and not self.given

    @property
    def action_url(self) -> str:
        return self.method.action_url(self.phase)

    @property
    def setup_url(self) -> str:
        return self.method.setup_url(self.phase)

    @property
    def setup_label(self) -> str:
        return self.method.setup_label(self.phase)


def stages_of(activity: Activity, person: Person | None, now: datetime) -> list[Stage]:
    """Each phase in the order in which they open."""
    given: dict[str, list[Contribution]] = defaultdict(list)
    for row in voices.standing_of(person, activity) if person else ():
        given[row.slot.partition("/")[0]].append(row)
    is_planned = activity.state in {State.DRAFT, State.REVIEW}
    stages = []
    for phase in selectors.phases_of(activity):
        method, state = method_named(phase.method), phase.state_at(now, activity)
        invited = is_planned or state != PhaseState.OVER
        invitation = method.invitation(phase) if invited else ""
        stages.append(Stage(phase, method, state, invitation, given[phase.slot]))
    return stages


def state_of(stages: Sequence[Stage]) -> PhaseState:
    """Where the whole stands: open while any phase is, over once all are."""
    states = {stage.state for stage in stages}
    return next(state for state in (PhaseState.OPEN, PhaseState.COMING, PhaseState.OVER) if state in states)


def steps_of(stages: Sequence[Stage], activity: Activity, *, has_outcome: bool) -> list[Step]:
    """The way of every consultation: people take part, the organisers read, everyone hears what became of it."""
    is_read = activity.published_at is not None and state_of(stages) == PhaseState.OVER
    reading = "done" if has_outcome else "now" if is_read else ""
    return [
        *(_step(stage, activity, is_one_of_many=len(stages) > 1) for stage in stages),
        {"title": _("The organisers read every answer"), "state": reading},
        {"title": _("Everyone hears what became of it"), "state": "done" if has_outcome else ""},
    ]


def _step(stage: Stage, activity: Activity, *, is_one_of_many: bool) -> Step:
    if stage.state == PhaseState.OPEN:
        shown = "now"
    else:
        shown = "done" if stage.state == PhaseState.OVER and activity.published_at else ""
    if not is_one_of_many:
        return {"title": _("People answer"), "state": shown}
    return {
        "title": stage.title,
        "state": shown,
        "starts_at": stage.phase.opens_at,
        "zone": activity.zone,
        "ends_at": stage.phase.closes_at,
    }
