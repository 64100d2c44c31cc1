"""What a consultation answers to the trunk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.kinds import CardLine
from engagement.activities.models import Activity, ActivityCounter
from engagement.consultations import selectors
from engagement.consultations.choices import PhaseState
from engagement.consultations.methods import method_named
from engagement.consultations.stages import stages_of, state_of, steps_of
from engagement.participation.selectors import live
from engagement.voices import selectors as voices
from engagement.voices.counters import ANSWERS, GROUP_VIEWS, PEOPLE


class ConsultationKind:
    name = Kind.CONSULTATION
    label = gettext_lazy("Consultation")
    draft_label = gettext_lazy("Ask people: plan a consultation")
    page_template = "consultations/consultation_page.html"
    draft_url = "consultations:consultation-draft"
    change_url = "consultations:consultation-change"
    tone = ""

    def page(self, *, activity: Activity, person: Person | None, now: datetime) -> dict[str, Any]:
        """The phases, what the reader gave to each, and the outcome once there is one."""
        stages = stages_of(activity, person, now)
        state = state_of(stages)
        outcome = voices.outcome_of(activity) if activity.published_at and state == PhaseState.OVER else None
        seal = stages[0].phase.consultation
        numbers = {counter.name: counter.value for counter in activity.counters.all()}
        return {
            "stages": stages,
            "decided": [(stage, results) for stage in stages if (results := stage.decided)],
            "phase_state": state,
            "inviting": next((stage for stage in stages if stage.is_inviting), None),
            "is_named": seal.is_named,
            "is_under_seal": seal.is_under_seal,
            "seal_is_closed": seal.seal_is_closed,
            "has_taken_part": _has_taken_part(person, activity)
            if seal.seal_is_closed
            else any(stage.given for stage in stages),
            "people": numbers[PEOPLE],
            "group_views": numbers.get(GROUP_VIEWS, 0),
            "outcome": outcome,
            "is_answered": numbers.get(ANSWERS, 0) > 0,
            "steps": steps_of(stages, activity, has_outcome=outcome is not None),
        }

    def unready(self, activity: Activity) -> str:
        """What the first phase lacks that has something missing; named where there are several."""
        phases = selectors.phases_of(activity)
        for phase in phases:
            method = method_named(phase.method)
            if lacks := method.unready(phase):
                return f"{phase.title or method.label}: {lacks}" if len(phases) > 1 else lacks
        return ""

    def venue(self, activity: Activity) -> str:
        return ""

    def is_only_online(self, counters: Mapping[str, ActivityCounter]) -> bool:
        # Its place is what it is about.
        return False

    def card_line(
        self, activity: Activity, counters: Mapping[str, ActivityCounter], *, now: datetime
    ) -> CardLine:
        people = counters[PEOPLE].value
        if now < activity.starts_at:
            return CardLine(_("Opens soon: you can read what it is about"))
        if people == 0:
            return CardLine(_("Nobody has answered yet"))
        return CardLine(
            ngettext("%(people)d person has answered", "%(people)d people have answered", people)
            % {"people": people}
        )


def _has_taken_part(person: Person | None, activity: Activity) -> bool:
    """By the ledger, which knows it also once nothing tells which answer is hers."""
    return person is not None and live().filter(person=person, activity=activity).exists()
