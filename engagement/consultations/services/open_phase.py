"""The first move of everyone who writes to a phase where several things can be given."""

from datetime import datetime

from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Phase


def hold_open(phase: Phase, now: datetime) -> tuple[Activity, Phase]:
    """Hold the activity beside others who write, re-read, and see that the phase is open. Raises PhaseNotOpen.

    A phase without a question takes nothing.
    """
    share(phase.consultation_id)
    activity = Activity.objects.select_related("place").get(pk=phase.consultation_id)
    phase = Phase.objects.select_related("prompt", "consultation").get(pk=phase.pk)
    if not hasattr(phase, "prompt") or phase.state_at(now, activity) != PhaseState.OPEN:
        raise PhaseNotOpen
    return activity, phase
