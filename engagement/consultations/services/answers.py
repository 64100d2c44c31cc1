"""Verbs of those who take part: give or change one's answers, take them back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Organisation, Person
from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import hold_giver_in
from engagement.consultations.methods import answered
from engagement.consultations.methods.method import AnsweredMethod
from engagement.consultations.models import Phase
from engagement.consultations.watched import watch_answers
from engagement.participation.choices import Source
from engagement.voices import services as voices
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution
from engagement.voices.services import Given


@transaction.atomic
def take_part(
    *,
    person: Person,
    phase: Phase,
    given: Any,
    language: str,
    now: datetime,
    source: Source = Source.SELF,
    for_organisation: Organisation | None = None,
    asks_help: bool = False,
) -> Given:
    """Give one's answers, or give others in their place; sent twice they are one. `given` is what the method takes.

    With `for_organisation` they are that group's. Raises PhaseNotOpen, NoMandate, AlreadyAnswered, and what the
    method's `write` raises.
    """
    activity, phase, method, giver = _open(person, phase, for_organisation, now)
    result = voices.give(
        giver=giver,
        activity=activity,
        slot=phase.slot,
        language=language,
        source=source,
        now=now,
    )
    method.write(phase, result.contribution, given)
    watch_answers(result.contribution, asks_help=asks_help, now=now)
    return result


@transaction.atomic
def take_back_answers(
    *, person: Person, phase: Phase, now: datetime, for_organisation: Organisation | None = None
) -> Contribution:
    """Take one's answers back, or those of a group: the words go, the state stays.

    Raises PhaseNotOpen, NoMandate, NothingGiven, AlreadyAnswered.
    """
    activity, phase, method, giver = _open(person, phase, for_organisation, now)
    contribution = voices.take_back(giver=giver, activity=activity, slot=phase.slot, now=now)
    method.erase(contribution)
    return contribution


def _open(
    person: Person, phase: Phase, group: Organisation | None, now: datetime
) -> tuple[Activity, Phase, AnsweredMethod, Giver]:
    """Hold the activity beside others who take part, re-read, and see that the phase takes answers."""
    share(phase.consultation_id)
    activity = Activity.objects.select_related("place").get(pk=phase.consultation_id)
    phase = Phase.objects.select_related("consultation__activity").get(pk=phase.pk)
    method = answered(phase.method)
    if method is None or phase.state_at(now, activity) != PhaseState.OPEN:
        raise PhaseNotOpen
    giver = hold_giver_in(person, phase, group=group, now=now)
    if giver is None:
        raise PhaseNotOpen
    return activity, phase, method, giver
