"""Verbs on the phases of a consultation: add, change, remove.

The activity lasts from the first opening to the last closing.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Min

from accounts.models import Person
from core.texts import readable
from engagement.activities import policies
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.activities.plans import trunk_of
from engagement.consultations.choices import PhaseState
from engagement.consultations.decisions.errors import DecisionStands
from engagement.consultations.errors import (
    ClosesBeforeItOpens,
    LastPhase,
    NotToBeSealed,
    PhaseBegun,
    SealClosed,
    TooManyPhases,
)
from engagement.consultations.methods import answered, method_named
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.models import LONGEST_PHASE, Consultation, Phase
from engagement.consultations.plans import PlannedPhase
from engagement.participation.selectors import is_joined
from engagement.voices import selectors as voices

MOST_PHASES = 12


@transaction.atomic
def add_phase(
    *, person: Person, consultation: Consultation, method: PhaseMethod, planned: PlannedPhase, now: datetime
) -> Phase:
    """Plan one phase more.

    Raises NotAllowed, SealClosed, NotToBeSealed, TooManyPhases, ClosesBeforeItOpens, TimeUnlikely.
    """
    activity = _begin(person, consultation.pk)
    if not consultation.is_named and answered(method.name) is None:
        raise NotToBeSealed
    if consultation.phases.count() >= MOST_PHASES:
        raise TooManyPhases
    phase = Phase.objects.create(consultation=consultation, method=method.name, **_written(planned))
    _fit(person, activity, now)
    return phase


@transaction.atomic
def change_phase(*, person: Person, phase: Phase, planned: PlannedPhase, now: datetime) -> Phase:
    """Call it otherwise, or move it.

    Raises NotAllowed, SealClosed, DecisionStands, ClosesBeforeItOpens, TimeUnlikely.
    """
    activity = _begin(person, phase.consultation_id)
    if planned.closes_at > now:
        see_that_no_result_was_shown([phase], activity, now)
    for name, value in _written(planned).items():
        setattr(phase, name, value)
    phase.save(update_fields=["title", "opens_at", "closes_at"])
    _fit(person, activity, now)
    return phase


@transaction.atomic
def remove_phase(*, person: Person, phase: Phase, now: datetime) -> None:
    """Leave a phase out to which nobody ever gave anything. Raises NotAllowed, SealClosed, PhaseBegun, LastPhase."""
    activity = _begin(person, phase.consultation_id)
    if voices.was_given_to(activity, phase.slot):
        raise PhaseBegun
    if not Phase.objects.filter(consultation=phase.consultation_id).exclude(pk=phase.pk).exists():
        raise LastPhase
    phase.delete()
    _fit(person, activity, now)


def see_that_no_result_was_shown(phases: Iterable[Phase], activity: Activity, now: datetime) -> None:
    """Whoever has seen how a vote went must not be able to let it go on. Raises DecisionStands."""
    for phase in phases:
        is_over = phase.state_at(now, activity) == PhaseState.OVER
        if is_over and method_named(phase.method).results_wait and voices.was_given_to(activity, phase.slot):
            raise DecisionStands


def _begin(person: Person, consultation_id: int) -> Activity:
    """Hold the activity against answers that come in meanwhile."""
    activity = lock(consultation_id)
    if not policies.may_change(person, activity):
        raise NotAllowed
    if Consultation.objects.get(pk=consultation_id).seal_is_closed:
        raise SealClosed
    return activity


def _written(planned: PlannedPhase) -> dict[str, object]:
    if planned.closes_at <= planned.opens_at:
        raise ClosesBeforeItOpens
    return vars(planned) | {"title": readable(planned.title, optional=True)[:LONGEST_PHASE]}


def _fit(person: Person, activity: Activity, now: datetime) -> None:
    """Let the activity last as long as its phases do."""
    span = Phase.objects.filter(consultation=activity.pk).aggregate(
        starts_at=Min("opens_at"), ends_at=Max("closes_at")
    )
    trunk = replace(trunk_of(activity), **span)
    if trunk != trunk_of(activity):
        activities.change(
            person=person, activity=activity, trunk=trunk, now=now, is_joined=is_joined(activity)
        )
