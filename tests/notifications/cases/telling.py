"""Moving events, letting days pass, and reading who was told what: the sentences of the cases."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from accounts.models import Person
from core import clock
from engagement.activities.models import Activity
from engagement.activities.plans import Trunk
from engagement.activities.services import withdraw
from engagement.events.models import Event
from engagement.events.plans import Hall
from engagement.events.services import change_event
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.topics.topic import SETTLING
from tests.makers import fresh, make_organiser
from tests.notifications.makers import address_of

A_MOMENT = timedelta(seconds=1)
SETTLED = SETTLING + A_MOMENT


def organiser_of(event: Event) -> Person:
    """Somebody who may move it, and is written to about nothing."""
    found = event.activity.organisation.members.first()
    return fresh(found) if found else make_organiser(event.activity.organisation)


def move(event: Event, *, venue: str | None = None, note: str = "", **changes: Any) -> Activity:
    """Write the event anew with these `changes` of its trunk; it keeps its length where only the start is given."""
    activity = Activity.objects.select_related("event").get(pk=event.pk)
    if "starts_at" in changes:
        changes.setdefault("ends_at", changes["starts_at"] + (activity.ends_at - activity.starts_at))
    trunk = Trunk(**{name: getattr(activity, name) for name in Trunk.__dataclass_fields__})
    hall = Hall(**{name: getattr(activity.event, name) for name in Hall.__dataclass_fields__})
    if venue is not None:
        hall = replace(hall, venue=venue)
    change_event(
        person=organiser_of(event),
        event=activity.event,
        trunk=replace(trunk, **changes),
        hall=hall,
        note=note,
        now=clock.now(),
    )
    return Activity.objects.get(pk=event.pk)


def call_off(event: Event) -> None:
    event.activity.organisation.verified_at = clock.now()
    event.activity.organisation.save()
    withdraw(person=organiser_of(event), activity=event.activity, now=clock.now())


def ring() -> None:
    """The bell of one minute."""
    rounds.ring(clock=clock.now)


def pass_by(time: timedelta) -> None:
    """Let time pass, and ring."""
    clock.shift(time)
    ring()


def pass_until(moment: datetime) -> None:
    pass_by(moment - clock.now() + A_MOMENT)


def told(person: Person, mailoutbox: list[Any]) -> list[str]:
    """The subjects of all that was sent to her, the first first."""
    return [mail.subject for mail in mailoutbox if mail.to == [address_of(person)]]


def rows(person: Person, **which: Any) -> dict[tuple[str, str, int], tuple[str, str]]:
    """(topic, step, time version) > (state, reason)."""
    found = Message.objects.filter(person=person, **which).order_by("id")
    return {(row.topic, row.step, row.time_version): (row.state, row.reason) for row in found}
