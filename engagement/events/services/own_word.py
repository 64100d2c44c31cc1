"""The verb of whoever says herself that she came."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Person
from core import facts
from engagement.activities.locks import lock
from engagement.events import selectors
from engagement.events.choices import KnownBy
from engagement.events.errors import NotRegistered, TakenBack, TooEarlyToSay, TooLateToSay
from engagement.events.marking import Mark, mark_one
from engagement.events.models import Attendance, Event
from engagement.participation import selectors as deeds
from engagement.participation.choices import Mode, Source, Verb

SAY_WITHIN = timedelta(days=30)
"""How long after its end who registered may say that she was there."""


@transaction.atomic
def say_i_came(*, person: Person, event: Event, now: datetime) -> Attendance:
    """Who registered says after the end that she was there; it is counted apart from what others saw.

    Raises NotRegistered, TooEarlyToSay, TooLateToSay, TakenBack.
    """
    activity = lock(event.pk)
    registration = selectors.registration_of(person, activity)
    if registration is None:
        raise NotRegistered
    if now < activity.ends_at:
        raise TooEarlyToSay
    if standing := Attendance.objects.filter(event=event, person=person).first():
        return standing
    if now > activity.ends_at + SAY_WITHIN:
        raise TooLateToSay
    if deeds.was_taken_back(person, activity, verb=Verb.CAME, source=Source.SELF):
        raise TakenBack
    mark = Mark(
        person=person,
        mode=Mode(registration.mode),
        came_at=activity.starts_at,
        people=registration.party_size,
    )
    attendance = mark_one(activity=activity, marked_by=None, mark=mark, known_by=KnownBy.SELF, now=now)
    facts.record("attendance_said", now=now, actor_id=person.pk, activity=activity.pk, person=person.pk)
    return attendance
