"""Verbs on points made aloud in a meeting: note, change, take out. A point has no person, so the ledger no row."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import services as activities
from engagement.activities.models import Activity
from engagement.voices.choices import ANSWERED_STATES, ContributionState, SpeakerKind
from engagement.voices.counters import POINTS
from engagement.voices.errors import AlreadyAnswered
from engagement.voices.models import LONGEST_POINT, Contribution, SpokenPoint
from engagement.voices.receipts import new_receipt
from engagement.voices.services import Given
from engagement.voices.slots import MEETING


@transaction.atomic
def note_point(
    *, noted_by: Person, activity: Activity, kind: SpeakerKind, text: str, language: str, now: datetime
) -> Given:
    """Keep a point as a contribution with a state and a receipt for whoever made it; the caller holds the activity.

    Raises NothingToRead.
    """
    code, kept = new_receipt()
    contribution = Contribution.objects.create(
        activity=activity,
        slot=MEETING,
        person=None,
        original_language=language,
        receipt_hash=kept,
        given_at=now,
        updated_at=now,
    )
    SpokenPoint.objects.create(contribution=contribution, kind_of_speaker=kind, text=_written(text))
    activities.open_counter(activity, POINTS, ceiling=None)
    activities.count(activity, POINTS, 1)
    _note("point_noted", contribution, noted_by, now)
    return Given(contribution, code)


@transaction.atomic
def change_point(
    *, noted_by: Person, contribution: Contribution, kind: SpeakerKind, text: str, now: datetime
) -> None:
    """Write a point anew; what was read is not what stands. Raises AlreadyAnswered, NothingToRead."""
    _expect_not_answered(contribution)
    SpokenPoint.objects.filter(pk=contribution.pk).update(kind_of_speaker=kind, text=_written(text))
    contribution.state, contribution.updated_at = ContributionState.RECEIVED, now
    contribution.save(update_fields=["state", "updated_at"])
    contribution.entries.all().delete()
    _note("point_changed", contribution, noted_by, now)


@transaction.atomic
def take_point_out(*, noted_by: Person, contribution: Contribution, now: datetime) -> None:
    """Take a point out: its words go, its state stays for whoever holds the receipt. Raises AlreadyAnswered."""
    _expect_not_answered(contribution)
    SpokenPoint.objects.filter(pk=contribution.pk).delete()
    contribution.state, contribution.updated_at = ContributionState.WITHDRAWN, now
    contribution.save(update_fields=["state", "updated_at"])
    contribution.entries.all().delete()
    activities.count(contribution.activity, POINTS, -1)
    _note("point_taken_out", contribution, noted_by, now)


def _expect_not_answered(contribution: Contribution) -> None:
    contribution.refresh_from_db(fields=["state"])
    if contribution.state in ANSWERED_STATES:
        raise AlreadyAnswered


def _written(text: str) -> str:
    return readable(text, lines=True)[:LONGEST_POINT]


def _note(name: str, contribution: Contribution, actor: Person, now: datetime) -> None:
    facts.record(
        name,
        now=now,
        actor_id=actor.pk,
        contribution=contribution.pk,
        activity=contribution.activity_id,
    )
