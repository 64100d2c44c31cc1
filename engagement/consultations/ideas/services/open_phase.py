"""The first moves of everyone who writes to a phase where several things can be given."""

from datetime import datetime

from accounts.models import Organisation, Person
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import hold_giver_in
from engagement.consultations.models import Phase
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution


def hold_open(phase: Phase, now: datetime) -> tuple[Activity, Phase]:
    """Hold the activity beside others who write, re-read, and see that the phase is open. Raises PhaseNotOpen.

    A phase without a question takes nothing.
    """
    share(phase.consultation_id)
    activity = Activity.objects.select_related("place").get(pk=phase.consultation_id)
    phase = Phase.objects.select_related("prompt", "consultation__activity").get(pk=phase.pk)
    if not hasattr(phase, "prompt") or phase.state_at(now, activity) != PhaseState.OPEN:
        raise PhaseNotOpen
    return activity, phase


def speaker_in(person: Person, phase: Phase, group: Organisation | None, now: datetime) -> Giver:
    """As whom she writes there: herself, or a group for which she may speak. Raises PhaseNotOpen, NoMandate."""
    giver = hold_giver_in(person, phase, group=group, now=now)
    if giver is None:
        raise PhaseNotOpen
    return giver


def owner_in(person: Person, phase: Phase, contribution: Contribution, now: datetime) -> Giver:
    """The same for what was given before: hers, or of a group for which she may speak. Raises NotAllowed, NoMandate."""
    if contribution.for_organisation is None and contribution.person_id != person.pk:
        raise NotAllowed
    return speaker_in(person, phase, contribution.for_organisation, now)
