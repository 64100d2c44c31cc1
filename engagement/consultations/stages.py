"""The phases of a consultation as one reader sees them at a moment: what she can do in each, and the way of it all."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities.choices import State
from engagement.activities.mandates.selectors import standing_for
from engagement.activities.models import Activity, Mandate
from engagement.consultations import selectors
from engagement.consultations.choices import PhaseState
from engagement.consultations.givers import giver_of, takes_groups
from engagement.consultations.methods import method_named
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.models import Phase
from engagement.voices import selectors as voices
from engagement.voices.models import Contribution
from engagement.voices.policies import may_read_account

Step = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """One phase before one reader; `given` is what stands of hers in it.

    `invitation` is empty once she can no longer take part, and while it is not ready. `reads_results` says whether she
    may read how a vote went, once it has closed.
    """

    phase: Phase
    method: PhaseMethod
    state: PhaseState
    invitation: str
    given: Sequence[Contribution]
    reads_results: bool = False
    mandates: Sequence[tuple[Mandate, Contribution | None]] = ()
    """For which groups she may speak, where groups may, each with what the group gave by one form."""
    is_mute: bool = False
    """Whether she may speak for a group, but no group does here: under a seal, or in a vote."""

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
    def decided(self) -> Sequence[Any]:
        """What she may read of results that waited for the end, in the shape of the method."""
        is_shown = self.method.results_wait and self.state == PhaseState.OVER and self.reads_results
        return self.method.results(self.phase) if is_shown else ()

    @property
    def setup_url(self) -> str:
        return self.method.setup_url(self.phase)

    @property
    def setup_label(self) -> str:
        return self.method.setup_label(self.phase)


def stages_of(activity: Activity, person: Person | None, now: datetime) -> list[Stage]:
    """Each phase in the order in which they open."""
    given: dict[str, list[Contribution]] = defaultdict(list)
    phases = selectors.phases_of(activity)
    giver = giver_of(person, phases[0].consultation)
    for row in voices.standing_of(giver, activity) if giver else ():
        given[row.slot.partition("/")[0]].append(row)
    is_planned = activity.state in {State.DRAFT, State.REVIEW}
    may_read_results = reads_results(person, activity)
    mandates = standing_for(person, activity, now) if person else []
    of_groups = _given_for(mandates, activity)
    stages = []
    for phase in phases:
        method, state = method_named(phase.method), phase.state_at(now, activity)
        invited = is_planned or state != PhaseState.OVER
        invitation = method.invitation(phase) if invited else ""
        spoken = [(one, of_groups.get((phase.slot, one.organisation_id))) for one in mandates]
        has_voice = takes_groups(phase)
        stage = Stage(phase, method, state, invitation, given[phase.slot], may_read_results)
        mute = bool(mandates) and not has_voice
        stages.append(replace(stage, mandates=spoken if has_voice else (), is_mute=mute))
    return stages


def _given_for(mandates: Sequence[Mandate], activity: Activity) -> dict[tuple[str, int], Contribution]:
    """What the groups gave, by slot and group."""
    if not mandates:
        return {}
    rows = voices.standing_for_groups(activity, [mandate.organisation_id for mandate in mandates])
    return {(row.slot, row.for_organisation_id or 0): row for row in rows}


def reads_results(person: Person | None, activity: Activity) -> bool:
    """Whether the result of a vote is hers to read: everyone's; in a sensitive consultation theirs who took part."""
    is_out = activity.published_at is not None and activity.state != State.WITHDRAWN
    return is_out and may_read_account(person, activity)


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
