"""Verbs on a person's own calendar: open it for a phone to read, and close it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from engagement.events.models import CalendarFeed


@transaction.atomic
def open_feed(*, person: Person, now: datetime) -> CalendarFeed:
    """Give her calendar an address; a new one each time, and those given before lead nowhere from now on."""
    Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    feed, made = CalendarFeed.objects.get_or_create(person=person, defaults={"opened_at": now})
    if not made:
        feed.epoch, feed.is_open, feed.opened_at = feed.epoch + 1, True, now
        feed.save(update_fields=["epoch", "is_open", "opened_at"])
    return feed


def close_feed(*, person: Person) -> None:
    """No address leads to her calendar any more, until she asks for a new one."""
    CalendarFeed.objects.filter(person=person).update(is_open=False)
