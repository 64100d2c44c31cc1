"""Verbs on a consultation as a whole: draft and change; its phases have verbs of their own."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from engagement.activities import services as activities
from engagement.activities.choices import Kind
from engagement.activities.locks import lock
from engagement.activities.plans import Trunk
from engagement.consultations.errors import PhasesHaveDates
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.models import Consultation, Phase
from engagement.participation.selectors import is_joined
from engagement.voices.counters import CONTRIBUTIONS, PEOPLE


@transaction.atomic
def draft_consultation(
    *, person: Person, organisation: Organisation, trunk: Trunk, method: PhaseMethod, now: datetime
) -> Consultation:
    """Begin a named consultation with one phase of this method, open from the trunk's start to its end.

    Raises NotAllowed, TimeUnlikely, NothingToRead.
    """
    activity = activities.draft(
        kind=Kind.CONSULTATION, person=person, organisation=organisation, trunk=trunk, now=now
    )
    consultation = Consultation.objects.create(activity=activity)
    Phase.objects.create(
        consultation=consultation, method=method.name, opens_at=trunk.starts_at, closes_at=trunk.ends_at
    )
    for counter in (CONTRIBUTIONS, PEOPLE):
        activities.open_counter(activity, counter, ceiling=None)
    return consultation


@transaction.atomic
def change_consultation(
    *, person: Person, consultation: Consultation, trunk: Trunk, now: datetime
) -> Consultation:
    """Write it anew; its only phase opens and closes with it, several keep their dates.

    It may be moved: an answer is given, not promised for a time.

    Raises NotAllowed, PhasesHaveDates, SensitivityIsPromised, TimeUnlikely, NothingToRead.
    """
    before = lock(consultation.pk)
    phases = Phase.objects.filter(consultation=consultation)
    is_moved = (trunk.starts_at, trunk.ends_at) != (before.starts_at, before.ends_at)
    if is_moved and phases.count() > 1:
        raise PhasesHaveDates
    activity = activities.change(
        person=person,
        activity=consultation.activity,
        trunk=trunk,
        now=now,
        is_joined=is_joined(consultation.activity),
    )
    if is_moved:
        phases.update(opens_at=trunk.starts_at, closes_at=trunk.ends_at)
    consultation.activity = activity
    return consultation
