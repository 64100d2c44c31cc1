"""Verbs of voices: give, change, take back, renew the receipt, read, publish the outcome."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from core import facts
from core.texts import readable
from engagement.activities import services as activities
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.participation import services as ledger
from engagement.participation.choices import Source, Verb
from engagement.voices import policies
from engagement.voices.choices import ANSWERED_STATES, ContributionState
from engagement.voices.counters import CONTRIBUTIONS, PEOPLE
from engagement.voices.errors import (
    AlreadyAnswered,
    NeverOpened,
    NothingGiven,
    OutcomeStands,
    StillOpen,
    Unanswered,
)
from engagement.voices.locks import hold_giver
from engagement.voices.models import LONGEST_OUTCOME, Contribution, Outcome
from engagement.voices.receipts import new_receipt
from engagement.voices.selectors import standing_of
from engagement.voices.themes.selectors import unanswered


@dataclass(frozen=True)
class Given:
    """A contribution whose row is held until the transaction ends; `receipt` is the code to show, on a giving only."""

    contribution: Contribution
    receipt: str = ""


@transaction.atomic
def give(
    *,
    person: Person,
    activity: Activity,
    slot: str,
    language: str,
    now: datetime,
    source: Source = Source.SELF,
    for_organisation: Organisation | None = None,
) -> Given:
    """Open the contribution of a person, or the one she gave before; the caller then writes what is in it.

    The caller holds the activity (`locks.share`) and has made sure that it is open. Two givings of one person wait for
    each other: the second changes what the first gave. Raises AlreadyAnswered.
    """
    hold_giver(person, activity)
    code, kept = new_receipt()
    fresh: dict[str, object] = {
        "original_language": language,
        "receipt_hash": kept,
        "for_organisation": for_organisation,
    }
    fresh |= {"state": ContributionState.RECEIVED, "given_at": now, "updated_at": now}
    contribution, made = Contribution.objects.select_for_update(no_key=True, of=("self",)).get_or_create(
        activity=activity, slot=slot, person=person, defaults=fresh
    )
    if contribution.state in ANSWERED_STATES:
        raise AlreadyAnswered
    if not made and contribution.state != ContributionState.WITHDRAWN:
        return _change(contribution, language, now)
    is_first = not standing_of(person, activity).exclude(pk=contribution.pk).exists()
    contribution.turn = ledger.next_turn(person=person, activity=activity, verb=Verb.CONTRIBUTED)
    for name, value in fresh.items():
        setattr(contribution, name, value)
    contribution.save()
    ledger.record(
        person=person,
        activity=activity,
        verb=Verb.CONTRIBUTED,
        turn=contribution.turn,
        source=source,
        for_organisation=for_organisation,
        now=now,
    )
    activities.count(activity, CONTRIBUTIONS, 1)
    activities.count(activity, PEOPLE, 1 if is_first else 0)
    _note("contribution_made", contribution, now)
    return Given(contribution, code)


@transaction.atomic
def take_back(*, person: Person, activity: Activity, slot: str, now: datetime) -> Contribution:
    """Take a contribution back; the caller holds the activity and then removes what was in it.

    The row stays, so that the receipt code still says what happened. Raises NothingGiven, AlreadyAnswered.
    """
    hold_giver(person, activity)
    contribution = _hold(person, activity, slot)
    contribution.state, contribution.updated_at = ContributionState.WITHDRAWN, now
    contribution.save(update_fields=["state", "updated_at"])
    contribution.entries.all().delete()
    ledger.take_back(
        person=person,
        activity=activity,
        verb=Verb.CONTRIBUTED,
        turn=contribution.turn,
        source=Source.SELF,
        now=now,
    )
    activities.count(activity, CONTRIBUTIONS, -1)
    activities.count(activity, PEOPLE, 0 if standing_of(person, activity).exists() else -1)
    _note("contribution_withdrawn", contribution, now)
    return contribution


@transaction.atomic
def renew_receipt(*, person: Person, contribution: Contribution, now: datetime) -> str:
    """Another receipt code for who has lost hers; the old one stops working. Raises NothingGiven."""
    code, kept = new_receipt()
    own = Contribution.objects.filter(pk=contribution.pk, person=person)
    if not own.update(receipt_hash=kept):
        raise NothingGiven
    facts.record(
        "receipt_renewed",
        now=now,
        actor_id=person.pk,
        contribution=contribution.pk,
        activity=contribution.activity_id,
    )
    return code


def mark_read(contribution_ids: Iterable[int]) -> int:
    """What lay before the organisers' eyes is read; returns how many were not before."""
    received = Contribution.objects.filter(pk__in=contribution_ids, state=ContributionState.RECEIVED)
    return received.update(state=ContributionState.READ)


@transaction.atomic
def publish_outcome(
    *, person: Person, activity: Activity, text: str, language: str, now: datetime
) -> Outcome:
    """Say what became of it all; it closes what is over.

    What was said in words has an answer of its own before; what was only ticked is answered by this.
    Raises NotAllowed, StillOpen, NeverOpened, OutcomeStands, Unanswered, NothingToRead.
    """
    words = readable(text, lines=True)[:LONGEST_OUTCOME]
    activity = lock(activity.pk)
    if not policies.may_answer(person, activity):
        raise NotAllowed
    if Outcome.objects.filter(activity=activity).exists():
        raise OutcomeStands
    if activity.state not in {State.PUBLISHED, State.CLOSED}:
        raise NeverOpened
    if activity.state == State.PUBLISHED:
        if activity.ends_at > now:
            raise StillOpen
        activities.close(person=person, activity=activity, now=now)
    if left := unanswered(activity).count():
        raise Unanswered(left)
    outcome = Outcome.objects.create(
        activity=activity, text=words, original_language=language, published_by=person, published_at=now
    )
    ticked = Contribution.objects.filter(activity=activity).exclude(
        state__in=[*ANSWERED_STATES, ContributionState.WITHDRAWN]
    )
    ticked.update(state=ContributionState.ANSWERED, updated_at=now, answered_at=now)
    facts.record("outcome_published", now=now, actor_id=person.pk, activity=activity.pk)
    return outcome


def _change(contribution: Contribution, language: str, now: datetime) -> Given:
    contribution.original_language, contribution.updated_at = language, now
    # What was read and sorted before is not what stands now.
    contribution.state = ContributionState.RECEIVED
    contribution.save(update_fields=["original_language", "updated_at", "state"])
    contribution.entries.all().delete()
    _note("contribution_changed", contribution, now)
    return Given(contribution)


def _hold(person: Person, activity: Activity, slot: str) -> Contribution:
    rows = Contribution.objects.select_for_update(no_key=True, of=("self",))
    contribution = rows.filter(activity=activity, slot=slot, person=person).first()
    if contribution is None or contribution.state == ContributionState.WITHDRAWN:
        raise NothingGiven
    if contribution.state in ANSWERED_STATES:
        raise AlreadyAnswered
    return contribution


def _note(name: str, contribution: Contribution, now: datetime) -> None:
    facts.record(
        name,
        now=now,
        actor_id=contribution.person_id,
        contribution=contribution.pk,
        activity=contribution.activity_id,
        person=contribution.person_id,
        turn=contribution.turn,
    )
