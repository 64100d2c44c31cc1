"""Verbs on the question whether somebody still comes: ask it, answer it, free the seats of who is silent."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Person
from core import facts
from engagement.activities.locks import lock
from engagement.events import selectors
from engagement.events.choices import DeclinedBy
from engagement.events.errors import NothingAsked, SeatLapsed
from engagement.events.models import Event, Reconfirmation
from engagement.events.services import standing
from engagement.events.services.waiting import promote


def ask_who_still_comes(*, now: datetime) -> int:
    """Ask those with a seat at events whose hour of asking has come, each once; returns at how many events."""
    ids = sorted(set(selectors.unasked(now=now).values_list("event", flat=True)))
    for event_id in ids:
        with transaction.atomic():
            _ask(event_id, now)
    return len(ids)


@transaction.atomic
def say_still_coming(*, person: Person, event: Event, now: datetime) -> Reconfirmation:
    """She still comes; said twice it is one, and late it counts while she has the seat.

    Raises NothingAsked, SeatLapsed. Who cannot come cancels.
    """
    activity = lock(event.pk)
    registration = selectors.own_registration(person, activity)
    if registration and registration.declined_by == DeclinedBy.SILENCE:
        raise SeatLapsed
    question = selectors.question_to(registration, activity) if registration else None
    if registration is None or question is None or activity.ends_at <= now:
        raise NothingAsked
    if question.answered_at is None:
        question.answered_at = now
        question.save(update_fields=["answered_at"])
        standing.note("still_coming_said", registration, person, now)
    return question


def free_silent_seats(*, now: datetime) -> int:
    """Give the seats of who did not answer in time to those who wait, where the organiser wants it.

    Returns of how many events.
    """
    ids = sorted(set(selectors.silent_and_late(now=now).values_list("registration__event", flat=True)))
    for event_id in ids:
        with transaction.atomic():
            _free(event_id, now)
    return len(ids)


def _ask(event_id: int, now: datetime) -> None:
    activity, event = lock(event_id), Event.objects.get(pk=event_id)
    answer_until = activity.starts_at - timedelta(hours=event.reconfirm_by_hours)
    Reconfirmation.objects.bulk_create(
        Reconfirmation(
            registration=registration,
            turn=registration.turn,
            starts_at=activity.starts_at,
            asked_at=now,
            answer_until=answer_until,
        )
        for registration in selectors.unasked(now=now).filter(event=event)
    )
    facts.record("reconfirmation_asked", now=now, activity=event_id)


def _free(event_id: int, now: datetime) -> None:
    activity = lock(event_id)
    for question in list(selectors.silent_and_late(now=now).filter(registration__event=event_id)):
        question.lapsed_at = now
        question.save(update_fields=["lapsed_at"])
        standing.decline(question.registration, activity, now=now, by=None, because=DeclinedBy.SILENCE)
    promote(activity, Event.objects.get(pk=event_id), now=now)
