"""Verbs on minutes that are written: confirm, begin a correction, say what became of them."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies as activities
from engagement.activities.errors import NotAllowed
from engagement.events.choices import MinutesState
from engagement.events.minutes import policies, selectors
from engagement.events.minutes.errors import (
    MinutesStand,
    NotConfirmedYet,
    NotHeldYet,
    NothingWritten,
    WriterConfirms,
)
from engagement.events.minutes.services.holding import hold
from engagement.events.minutes.words import words_of
from engagement.events.models import LONGEST_CORRECTION, Event, Minutes, MinutesVersion
from engagement.voices import services as contributions
from engagement.voices.models import Outcome


@transaction.atomic
def confirm_minutes(*, person: Person, event: Event, now: datetime) -> MinutesVersion:
    """The group stands by what is written: it is published word for word, and all who came are told once.

    Another than the writer confirms, but in a group of one. Points are read now.
    Raises NotAllowed, NotPublished, NotHeldYet, NothingWritten, MinutesStand, WriterConfirms.
    """
    activity = hold(event)
    if not policies.may_confirm(person, activity):
        raise NotAllowed
    minutes = selectors.minutes_of(activity)
    if minutes is None or not _has_words(minutes):
        raise NothingWritten
    if minutes.state == MinutesState.CONFIRMED:
        raise MinutesStand
    if now < activity.starts_at:
        raise NotHeldYet
    is_by_writer = minutes.written_by_id == person.pk
    if is_by_writer and not selectors.is_alone(activity):
        raise WriterConfirms
    version = MinutesVersion.objects.create(
        minutes=minutes,
        number=minutes.versions.count() + 1,
        words=words_of(minutes),
        note=minutes.correction,
        confirmed_by=person,
        is_by_writer=is_by_writer,
        confirmed_at=now,
    )
    minutes.state, minutes.confirmed_at = MinutesState.CONFIRMED, now
    minutes.save(update_fields=["state", "confirmed_at"])
    Event.objects.filter(pk=event.pk).update(has_papers=True)
    contributions.mark_read([point.pk for point in minutes.points.all()])
    facts.record(
        "minutes_confirmed", now=now, actor_id=person.pk, activity=activity.pk, version=version.number
    )
    return version


@transaction.atomic
def begin_correction(*, person: Person, event: Event, note: str, now: datetime) -> Minutes:
    """Open confirmed minutes again, saying what is corrected; what was confirmed stands until they are confirmed anew.

    Raises NotAllowed, NotPublished, NotConfirmedYet, NothingToRead.
    """
    words = readable(note)[:LONGEST_CORRECTION]
    activity = hold(event)
    if not activities.may_note(person, activity):
        raise NotAllowed
    minutes = Minutes.objects.filter(event=event, state=MinutesState.CONFIRMED).first()
    if minutes is None:
        raise NotConfirmedYet
    minutes.state, minutes.correction = MinutesState.DRAFT, words
    minutes.written_by, minutes.changed_at = person, now
    minutes.save(update_fields=["state", "correction", "written_by", "changed_at"])
    facts.record("minutes_correction_begun", now=now, actor_id=person.pk, activity=activity.pk)
    return minutes


@transaction.atomic
def publish_outcome(*, person: Person, event: Event, text: str, language: str, now: datetime) -> Outcome:
    """Say what became of what was said in the meeting; it answers every point, and all who came are told.

    Raises what `voices.services.publish_outcome` raises.
    """
    outcome = contributions.publish_outcome(
        person=person, activity=event.activity, text=text, language=language, now=now
    )
    Event.objects.filter(pk=event.pk).update(has_papers=True)
    return outcome


def _has_words(minutes: Minutes) -> bool:
    return bool(minutes.notes or minutes.points.all() or minutes.decisions.all())
