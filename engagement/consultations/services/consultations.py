"""Verbs on a consultation as a whole: draft and change; its phases have verbs of their own."""

from datetime import datetime
from secrets import token_bytes

from django.db import transaction

from accounts.models import Organisation, Person
from engagement.activities import services as activities
from engagement.activities.choices import Kind
from engagement.activities.locks import lock
from engagement.activities.plans import Trunk
from engagement.consultations.errors import NotToBeSealed, PhasesHaveDates, SealClosed
from engagement.consultations.methods import answered
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.models import Consultation, Phase
from engagement.consultations.services.phases import see_that_no_result_was_shown
from engagement.participation.selectors import is_joined
from engagement.voices.counters import CONTRIBUTIONS, PEOPLE

KEY_BYTES = 32


@transaction.atomic
def draft_consultation(
    *,
    person: Person,
    organisation: Organisation,
    trunk: Trunk,
    method: PhaseMethod,
    is_named: bool = True,
    now: datetime,
) -> Consultation:
    """Begin a consultation with one phase of this method, open from the trunk's start to its end.

    Named or sealed: it stays so. Raises NotAllowed, NotToBeSealed, TimeUnlikely, NothingToRead.
    """
    if not is_named and answered(method.name) is None:
        raise NotToBeSealed
    activity = activities.draft(
        kind=Kind.CONSULTATION, person=person, organisation=organisation, trunk=trunk, now=now
    )
    consultation = Consultation.objects.create(
        activity=activity, is_named=is_named, seal_key=None if is_named else token_bytes(KEY_BYTES)
    )
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

    Raises NotAllowed, PhasesHaveDates, SealClosed, DecisionStands, SensitivityIsPromised, TimeUnlikely,
    NothingToRead.
    """
    before = lock(consultation.pk)
    phases = Phase.objects.filter(consultation=consultation)
    is_moved = (trunk.starts_at, trunk.ends_at) != (before.starts_at, before.ends_at)
    if is_moved and phases.count() > 1:
        raise PhasesHaveDates
    if is_moved and Consultation.objects.get(pk=consultation.pk).seal_is_closed:
        raise SealClosed
    if is_moved and trunk.ends_at > now:
        see_that_no_result_was_shown(phases, before, now)
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
