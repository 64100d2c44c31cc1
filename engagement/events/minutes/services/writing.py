"""Verbs of whoever writes the minutes: points, decisions, notes."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core.texts import readable
from engagement.activities import policies as activities
from engagement.activities.choices import Role
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from engagement.events.choices import MinutesState
from engagement.events.minutes import selectors
from engagement.events.minutes.errors import MinutesStand, WrittenMeanwhile
from engagement.events.minutes.plans import Decided, Point
from engagement.events.minutes.services.holding import hold
from engagement.events.models import (
    LONGEST_DECISION,
    LONGEST_NOTES,
    LONGEST_OWNER,
    Decision,
    Event,
    Minutes,
    MinutesPoint,
)
from engagement.voices import points as voices
from engagement.voices.services import Given


@transaction.atomic
def note_point(*, person: Person, event: Event, point: Point, once: str, now: datetime) -> Given:
    """Note what somebody said: a contribution from now on, with a receipt for whoever said it.

    `once` is what the form carried: sent twice it is one, and the second has no receipt.
    Raises NotAllowed, NotPublished, MinutesStand, NothingToRead.
    """
    minutes, activity = _begin(person, event, now)
    there = MinutesPoint.objects.filter(minutes=minutes, once=once).select_related("contribution").first()
    if there:
        return Given(there.contribution)
    given = voices.note_point(
        noted_by=person,
        activity=activity,
        kind=point.kind,
        text=point.text,
        language=minutes.original_language,
        now=now,
    )
    MinutesPoint.objects.create(
        contribution=given.contribution,
        minutes=minutes,
        item=selectors.item_of(activity, point.item),
        once=once,
    )
    return given


@transaction.atomic
def change_point(
    *, person: Person, event: Event, noted: MinutesPoint, point: Point, now: datetime
) -> MinutesPoint:
    """Write a point anew. Raises NotAllowed, NotPublished, MinutesStand, AlreadyAnswered, NothingToRead."""
    _minutes, activity = _begin(person, event, now)
    voices.change_point(
        noted_by=person, contribution=noted.contribution, kind=point.kind, text=point.text, now=now
    )
    noted.item = selectors.item_of(activity, point.item)
    noted.save(update_fields=["item"])
    return noted


@transaction.atomic
def take_point_out(*, person: Person, event: Event, noted: MinutesPoint, now: datetime) -> None:
    """Take a point out that does not belong there. Raises NotAllowed, NotPublished, MinutesStand, AlreadyAnswered."""
    _begin(person, event, now)
    voices.take_point_out(noted_by=person, contribution=noted.contribution, now=now)


@transaction.atomic
def note_decision(*, person: Person, event: Event, decided: Decided, once: str, now: datetime) -> Decision:
    """Write down what was decided; sent twice it is one.

    Raises NotAllowed, NotPublished, MinutesStand, NothingToRead.
    """
    minutes, _activity = _begin(person, event, now)
    decision, _made = Decision.objects.get_or_create(
        minutes=minutes,
        once=once,
        defaults={
            "text": readable(decided.text)[:LONGEST_DECISION],
            "owner": readable(decided.owner, optional=True)[:LONGEST_OWNER],
            "due_on": decided.due_on,
        },
    )
    return decision


@transaction.atomic
def take_decision_out(*, person: Person, event: Event, decision: Decision, now: datetime) -> None:
    """Remove a decision. Raises NotAllowed, NotPublished, MinutesStand."""
    _begin(person, event, now)
    Decision.objects.filter(pk=decision.pk).delete()


@transaction.atomic
def write_notes(*, person: Person, event: Event, notes: str, before: str, now: datetime) -> Minutes:
    """Write the notes; `before` is how they stood when she began, so that nobody's words are written over.

    Raises NotAllowed, NotPublished, MinutesStand, WrittenMeanwhile.
    """
    minutes, _activity = _begin(person, event, now)
    words = readable(notes, lines=True, optional=True)[:LONGEST_NOTES]
    if minutes.notes not in {readable(before, lines=True, optional=True), words}:
        raise WrittenMeanwhile
    minutes.notes = words
    minutes.save(update_fields=["notes"])
    return minutes


def hand_over(activity: Activity, role: Role, giver: Person, taker: Person) -> None:
    """Unfinished minutes of a note-taker wait on whoever takes the role over (`composition.ROLE_DUTIES`)."""
    if role == Role.NOTE_TAKER:
        Minutes.objects.filter(event=activity.pk, state=MinutesState.DRAFT, written_by=giver).update(
            written_by=taker
        )


def _begin(person: Person, event: Event, now: datetime) -> tuple[Minutes, Activity]:
    """The minutes, open for writing and held; who writes is remembered."""
    activity = hold(event)
    if not activities.may_note(person, activity):
        raise NotAllowed
    fresh = {"original_language": activity.original_language, "written_by": person, "changed_at": now}
    minutes, made = Minutes.objects.get_or_create(event=event, defaults=fresh)
    if minutes.state == MinutesState.CONFIRMED:
        raise MinutesStand
    if not made:
        minutes.written_by, minutes.changed_at = person, now
        minutes.save(update_fields=["written_by", "changed_at"])
    return minutes, activity
