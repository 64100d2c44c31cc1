"""Verbs on the agenda: put something on it, move it up, take it off."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events.minutes.plans import Item
from engagement.events.models import LONGEST_ITEM, LONGEST_SPEAKER, AgendaItem, Event, MinutesVersion
from engagement.voices.models import Outcome


@transaction.atomic
def put_on_agenda(*, person: Person, event: Event, item: Item, now: datetime) -> AgendaItem:
    """Put something on the agenda, as the last; the same title twice is one. Raises NotAllowed, NothingToRead."""
    activity = _hold(person, event)
    title = readable(item.title)[:LONGEST_ITEM]
    added, _made = AgendaItem.objects.get_or_create(
        event=event,
        title=title,
        defaults={
            "position": AgendaItem.objects.filter(event=event).count() + 1,
            "minutes": item.minutes,
            "speaker": readable(item.speaker, optional=True)[:LONGEST_SPEAKER],
        },
    )
    _note(activity, person, now)
    return added


@transaction.atomic
def move_up(*, person: Person, event: Event, item: AgendaItem, now: datetime) -> None:
    """Speak of it one place earlier. Raises NotAllowed."""
    activity = _hold(person, event)
    order = list(AgendaItem.objects.filter(event=event))
    place = order.index(item)
    if place:
        order[place - 1], order[place] = order[place], order[place - 1]
    _number(order)
    _note(activity, person, now)


@transaction.atomic
def take_off_agenda(*, person: Person, event: Event, item: AgendaItem, now: datetime) -> None:
    """Take something off; points that were made to it stay in the minutes. Raises NotAllowed."""
    activity = _hold(person, event)
    item.delete()
    _number(list(AgendaItem.objects.filter(event=event)))
    _note(activity, person, now)


def _hold(person: Person, event: Event) -> Activity:
    activity = lock(event.pk)
    if not (activities.may_change(person, activity) or activities.may_note(person, activity)):
        raise NotAllowed
    return activity


def _number(order: list[AgendaItem]) -> None:
    for position, item in enumerate(order, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(order, ["position"])


def _note(activity: Activity, person: Person, now: datetime) -> None:
    has_papers = (
        AgendaItem.objects.filter(event=activity.pk).exists()
        or MinutesVersion.objects.filter(minutes=activity.pk).exists()
        or Outcome.objects.filter(activity=activity).exists()
    )
    Event.objects.filter(pk=activity.pk).update(has_papers=has_papers)
    facts.record("agenda_changed", now=now, actor_id=person.pk, activity=activity.pk)
