"""Verbs on what a decision is about: its rule and its options; none once anybody has voted."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.consultations.decisions import selectors as ballots
from engagement.consultations.decisions.counting import rule_named
from engagement.consultations.decisions.errors import (
    BallotsCast,
    ChoosesOne,
    OptionStands,
    QuorumOfNobody,
    TooManyOptions,
)
from engagement.consultations.decisions.plans import Offered, PlannedDecision
from engagement.consultations.models import LONGEST_OPTION, LONGEST_OPTION_HELP, Decision, Option, Phase

MOST_OPTIONS = 12


@transaction.atomic
def plan_decision(*, person: Person, phase: Phase, planned: PlannedDecision, now: datetime) -> Decision:
    """Say by which rule it falls and what it takes. Raises NotAllowed, BallotsCast, ChoosesOne, QuorumOfNobody."""
    decision = _begin(person, phase)
    if planned.seats > 1 and not rule_named(planned.rule).chooses_many:
        raise ChoosesOne
    if planned.quorum and not planned.electorate:
        raise QuorumOfNobody
    for name, value in vars(planned).items():
        setattr(decision, name, value)
    decision.save()
    _changed(person, phase, now)
    return decision


@transaction.atomic
def add_option(*, person: Person, phase: Phase, offered: Offered, now: datetime) -> Option:
    """Offer one option more, at the end.

    Raises NotAllowed, BallotsCast, TooManyOptions, OptionStands, NothingToRead.
    """
    decision = _begin(person, phase)
    if decision.options.count() >= MOST_OPTIONS:
        raise TooManyOptions
    last = decision.options.aggregate(last=Max("position"))["last"] or 0
    option = Option(decision=decision, position=last + 1)
    _write(option, offered)
    _changed(person, phase, now)
    return option


@transaction.atomic
def change_option(*, person: Person, phase: Phase, option: Option, offered: Offered, now: datetime) -> Option:
    """Say it otherwise. Raises NotAllowed, BallotsCast, OptionStands, NothingToRead."""
    _begin(person, phase)
    _write(option, offered)
    _changed(person, phase, now)
    return option


@transaction.atomic
def move_option(*, person: Person, phase: Phase, option: Option, up: bool, now: datetime) -> None:
    """Change places with the option above or below; at the end of the list nothing happens.

    Raises NotAllowed, BallotsCast.
    """
    others = _begin(person, phase).options
    option.refresh_from_db(fields=["position"])
    neighbour = (
        others.filter(position__lt=option.position).order_by("-position").first()
        if up
        else others.filter(position__gt=option.position).order_by("position").first()
    )
    if neighbour is None:
        return
    option.position, neighbour.position = neighbour.position, option.position
    Option.objects.bulk_update([option, neighbour], ["position"])
    _changed(person, phase, now)


@transaction.atomic
def remove_option(*, person: Person, phase: Phase, option: Option, now: datetime) -> None:
    """Do not offer it. Raises NotAllowed, BallotsCast."""
    _begin(person, phase)
    option.delete()
    _changed(person, phase, now)


def _begin(person: Person, phase: Phase) -> Decision:
    """Hold the activity against ballots that come in meanwhile, then look whether there are any."""
    activity = lock(phase.consultation_id)
    if not policies.may_change(person, activity):
        raise NotAllowed
    if ballots.is_voted(phase):
        raise BallotsCast
    decision = ballots.decision_of(phase)
    if decision._state.adding:
        decision.save()
    return decision


def _write(option: Option, offered: Offered) -> None:
    option.text = readable(offered.text)[:LONGEST_OPTION]
    option.help = readable(offered.help, optional=True)[:LONGEST_OPTION_HELP]
    if Option.objects.filter(decision=option.decision_id, text=option.text).exclude(pk=option.pk).exists():
        raise OptionStands
    option.save()


def _changed(person: Person, phase: Phase, now: datetime) -> None:
    Phase.objects.filter(pk=phase.pk).update(version=F("version") + 1)
    facts.record("options_changed", now=now, actor_id=person.pk, activity=phase.consultation_id)
