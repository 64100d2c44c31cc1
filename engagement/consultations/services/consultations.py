"""Verbs on a consultation: draft and change."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from engagement.activities import services as activities
from engagement.activities.choices import Kind
from engagement.activities.locks import lock
from engagement.activities.plans import Trunk
from engagement.consultations.models import Consultation, Phase
from engagement.participation.selectors import is_joined
from engagement.voices.counters import CONTRIBUTIONS

SURVEY = "survey"


@transaction.atomic
def draft_consultation(
    *, person: Person, organisation: Organisation, trunk: Trunk, now: datetime
) -> Consultation:
    """Begin a named consultation with one survey, open from the trunk's start to its end.

    Raises NotAllowed, TimeUnlikely, NothingToRead.
    """
    activity = activities.draft(
        kind=Kind.CONSULTATION, person=person, organisation=organisation, trunk=trunk, now=now
    )
    consultation = Consultation.objects.create(activity=activity)
    Phase.objects.create(
        consultation=consultation, method=SURVEY, opens_at=trunk.starts_at, closes_at=trunk.ends_at
    )
    activities.open_counter(activity, CONTRIBUTIONS, ceiling=None)
    return consultation


@transaction.atomic
def change_consultation(
    *, person: Person, consultation: Consultation, trunk: Trunk, now: datetime
) -> Consultation:
    """Write it anew; the survey opens and closes with it. It may be moved: an answer is given, not promised for a time.

    Raises NotAllowed, SensitivityIsPromised, TimeUnlikely, NothingToRead.
    """
    lock(consultation.pk)
    activity = activities.change(
        person=person,
        activity=consultation.activity,
        trunk=trunk,
        now=now,
        is_joined=is_joined(consultation.activity),
    )
    Phase.objects.filter(consultation=consultation, position=1).update(
        opens_at=trunk.starts_at, closes_at=trunk.ends_at
    )
    consultation.activity = activity
    return consultation
