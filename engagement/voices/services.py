"""Verbs of voices: give, change, take back, renew the receipt, read, publish the outcome."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from random import SystemRandom
from secrets import randbits

from django.db import transaction

from accounts.models import Person
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
from engagement.voices.counters import CONTRIBUTIONS, GROUP_VIEWS, PEOPLE
from engagement.voices.errors import (
    AlreadyAnswered,
    NeverOpened,
    NothingGiven,
    OutcomeStands,
    StillOpen,
    Unanswered,
)
from engagement.voices.givers import Giver
from engagement.voices.locks import hold_giver, hold_person
from engagement.voices.models import LONGEST_OUTCOME, Contribution, Outcome
from engagement.voices.receipts import new_receipt
from engagement.voices.selectors import is_under_seal, standing_of
from engagement.voices.themes.selectors import unanswered


@dataclass(frozen=True)
class Given:
    """A contribution whose row is held until the transaction ends; `receipt` is the code to show, on a giving only."""

    contribution: Contribution
    receipt: str = ""


@transaction.atomic
def give(
    *,
    giver: Giver,
    activity: Activity,
    slot: str,
    language: str,
    now: datetime,
    source: Source = Source.SELF,
) -> Given:
    """Open somebody's contribution, or the one she gave before; the caller then writes what is in it.

    The caller holds the activity (`locks.share`) and has made sure that it is open. Two givings of one person wait for
    each other: the second changes what the first gave. Raises AlreadyAnswered.
    """
    hold_giver(giver, activity)
    code, kept = new_receipt()
    given_at = giver.given_at(activity, now)
    fresh: dict[str, object] = {
        "original_language": language,
        "receipt_hash": kept,
        "mandate": giver.mandate,
    }
    if giver.mandate is not None:
        # Of several holders of mandates the one who gives it; who changes it later is not written down.
        fresh["person"] = giver.person
    fresh |= {"state": ContributionState.RECEIVED, "given_at": given_at, "updated_at": given_at}
    # The numbers of rows rise: under a pseudonym one would tell after whom she answered.
    number = {} if giver.pseudonym is None else {"pk": randbits(62)}
    contribution, made = Contribution.objects.select_for_update(no_key=True, of=("self",)).get_or_create(
        activity=activity, slot=slot, defaults=fresh | number, **giver.own
    )
    if contribution.state in ANSWERED_STATES:
        raise AlreadyAnswered
    if not made and contribution.state != ContributionState.WITHDRAWN:
        return _change(giver, contribution, language, now)
    if giver.mandate is not None:
        hold_person(giver.person, activity)
    is_first = not standing_of(giver, activity).exclude(pk=contribution.pk).exists()
    contribution.turn = ledger.next_turn(person=giver.person, activity=activity, verb=Verb.CONTRIBUTED)
    for name, value in fresh.items():
        setattr(contribution, name, value)
    contribution.save()
    ledger.record(
        person=giver.person,
        activity=activity,
        verb=Verb.CONTRIBUTED,
        turn=contribution.turn,
        source=source,
        for_organisation=contribution.for_organisation,
        now=giver.took_part_at(activity, now),
    )
    _count(giver, activity, 1, of_people=is_first)
    _note("contribution_made", giver, contribution, now)
    return Given(contribution, code)


@transaction.atomic
def take_back(*, giver: Giver, activity: Activity, slot: str, now: datetime) -> Contribution:
    """Take a contribution back; the caller holds the activity and then removes what was in it.

    The row stays, so that the receipt code still says what happened. Raises NothingGiven, AlreadyAnswered.
    """
    hold_giver(giver, activity)
    contribution = _hold(giver, activity, slot)
    # Of a group's, who gave it: the ledger has it by her name, whoever takes it back.
    by = giver.person
    if giver.mandate is not None and contribution.person is not None:
        by = contribution.person
        hold_person(by, activity)
    contribution.state = ContributionState.WITHDRAWN
    contribution.updated_at = giver.given_at(activity, now)
    contribution.save(update_fields=["state", "updated_at"])
    contribution.entries.all().delete()
    ledger.take_back(
        person=by,
        activity=activity,
        verb=Verb.CONTRIBUTED,
        turn=contribution.turn,
        source=Source.SELF,
        now=giver.took_part_at(activity, now),
    )
    _count(giver, activity, -1, of_people=not standing_of(giver, activity).exists())
    _note("contribution_withdrawn", giver, contribution, now)
    return contribution


@transaction.atomic
def renew_receipt(*, giver: Giver, contribution: Contribution, now: datetime) -> str:
    """Another receipt code for who has lost hers; the old one stops working. Raises NothingGiven."""
    code, kept = new_receipt()
    own = Contribution.objects.filter(pk=contribution.pk, **giver.own)
    if not own.update(receipt_hash=kept):
        raise NothingGiven
    facts.record(
        "receipt_renewed",
        now=now,
        actor_id=giver.person.pk,
        activity=contribution.activity_id,
    )
    return code


def mark_read(contribution_ids: Iterable[int]) -> int:
    """What lay before the organisers' eyes is read; returns how many were not before."""
    received = Contribution.objects.filter(pk__in=contribution_ids, state=ContributionState.RECEIVED)
    return received.update(state=ContributionState.READ)


def write_anew_unnamed(activity: Activity) -> Iterator[dict[int, int]]:
    """Write what lies under pseudonyms again in random order, without them: {id: id of the fresh row}, some at a time.

    The caller holds the activity, copies for each what is in them, and then calls `remove_pseudonymous`. The receipt
    codes go with the fresh rows.
    """
    pseudonymous = list(
        Contribution.objects.filter(activity=activity, pseudonym__isnull=False).values_list("pk", flat=True)
    )
    SystemRandom().shuffle(pseudonymous)
    for some in batched(pseudonymous, 1000):
        rows = Contribution.objects.in_bulk(some)
        Contribution.objects.filter(pk__in=some).update(receipt_hash=None)
        kept = ("slot", "original_language", "state", "receipt_hash")
        # One moment for all: the activity may have been moved while people gave.
        moment = {"given_at": activity.starts_at, "updated_at": activity.starts_at}
        fresh = Contribution.objects.bulk_create(
            Contribution(activity=activity, **moment, **{name: getattr(rows[pk], name) for name in kept})
            for pk in some
        )
        yield dict(zip(some, (row.pk for row in fresh), strict=True))


def remove_pseudonymous(activity: Activity) -> None:
    """Remove what lies under pseudonyms, and what hangs on it."""
    Contribution.objects.filter(activity=activity, pseudonym__isnull=False).delete()


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
    if is_under_seal(activity):
        raise StillOpen
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


def _change(giver: Giver, contribution: Contribution, language: str, now: datetime) -> Given:
    contribution.original_language, contribution.mandate = language, giver.mandate
    contribution.updated_at = giver.given_at(contribution.activity, now)
    # What was read and sorted before is not what stands now.
    contribution.state = ContributionState.RECEIVED
    contribution.save(update_fields=["original_language", "mandate", "updated_at", "state"])
    contribution.entries.all().delete()
    _note("contribution_changed", giver, contribution, now)
    return Given(contribution)


def _count(giver: Giver, activity: Activity, by: int, *, of_people: bool) -> None:
    """A group's view stands beside what people say, never added to it."""
    if giver.mandate is not None:
        activities.open_counter(activity, GROUP_VIEWS, ceiling=None)
        activities.count(activity, GROUP_VIEWS, by)
        return
    activities.count(activity, CONTRIBUTIONS, by)
    activities.count(activity, PEOPLE, by if of_people else 0)


def _hold(giver: Giver, activity: Activity, slot: str) -> Contribution:
    rows = Contribution.objects.select_for_update(no_key=True, of=("self",))
    contribution = rows.filter(activity=activity, slot=slot, **giver.own).first()
    if contribution is None or contribution.state == ContributionState.WITHDRAWN:
        raise NothingGiven
    if contribution.state in ANSWERED_STATES:
        raise AlreadyAnswered
    return contribution


def _note(name: str, giver: Giver, contribution: Contribution, now: datetime) -> None:
    """That she took part; a fact never names what she gave."""
    facts.record(
        name,
        now=now,
        actor_id=giver.person.pk,
        activity=contribution.activity_id,
        person=contribution.person_id if giver.mandate else giver.person.pk,
        turn=contribution.turn,
    )
