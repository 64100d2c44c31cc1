"""What a consultation answers to the trunk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Person
from engagement.activities.choices import Kind, State
from engagement.activities.kinds import CardLine
from engagement.activities.models import Activity, ActivityCounter
from engagement.consultations import selectors
from engagement.consultations.choices import PhaseState
from engagement.consultations.methods import method_named
from engagement.voices import selectors as voices
from engagement.voices.counters import ANSWERS, CONTRIBUTIONS
from engagement.voices.models import Outcome

Step = dict[str, Any]


class ConsultationKind:
    name = Kind.CONSULTATION
    label = gettext_lazy("Consultation")
    draft_label = gettext_lazy("Ask people: plan a consultation")
    page_template = "consultations/consultation_page.html"
    draft_url = "consultations:consultation-draft"
    change_url = "consultations:consultation-change"
    tone = ""

    def page(self, *, activity: Activity, person: Person | None, now: datetime) -> dict[str, Any]:
        """The phase, the reader's own answers, and the outcome once there is one."""
        phase = selectors.phase_of(activity)
        state = phase.state_at(now, activity)
        outcome = voices.outcome_of(activity) if activity.published_at and state == PhaseState.OVER else None
        numbers = {counter.name: counter.value for counter in activity.counters.all()}
        # Whoever can no longer answer is not told what it takes.
        invited = state != PhaseState.OVER or activity.state in {State.DRAFT, State.REVIEW}
        return {
            "phase": phase,
            "phase_state": state,
            "invitation": method_named(phase.method).invitation(phase) if invited else "",
            "contribution": voices.contribution_of(person, activity, phase.slot),
            "contributions": numbers[CONTRIBUTIONS],
            "outcome": outcome,
            "is_answered": numbers.get(ANSWERS, 0) > 0,
            "steps": _steps(state, activity, outcome),
        }

    def unready(self, activity: Activity) -> str:
        if selectors.phase_of(activity).questions.exists():
            return ""
        return _("There is no question yet. Write the first one, then publish it.")

    def venue(self, activity: Activity) -> str:
        return ""

    def is_only_online(self, counters: Mapping[str, ActivityCounter]) -> bool:
        # Its place is what it is about.
        return False

    def card_line(
        self, activity: Activity, counters: Mapping[str, ActivityCounter], *, now: datetime
    ) -> CardLine:
        people = counters[CONTRIBUTIONS].value
        if now < activity.starts_at:
            return CardLine(_("Opens soon: you can read what it is about"))
        if people == 0:
            return CardLine(_("Nobody has answered yet"))
        return CardLine(
            ngettext("%(people)d person has answered", "%(people)d people have answered", people)
            % {"people": people}
        )


def _steps(state: PhaseState, activity: Activity, outcome: Outcome | None) -> list[Step]:
    """The way of every consultation: people answer, the organisers read, everyone hears what became of it."""
    if outcome:
        states = ("done", "done", "done")
    elif activity.published_at and state == PhaseState.OVER:
        states = ("done", "now", "")
    else:
        states = ("now" if state == PhaseState.OPEN else "", "", "")
    titles = (
        _("People answer"),
        _("The organisers read every answer"),
        _("Everyone hears what became of it"),
    )
    return [{"title": title, "state": step_state} for title, step_state in zip(titles, states, strict=True)]
