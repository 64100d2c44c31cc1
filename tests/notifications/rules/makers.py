"""An event with people registered by the services of the site, planned, and a group's organiser who runs it."""

from datetime import timedelta
from typing import Any

from accounts.models import Person
from core import clock, facts
from engagement.activities.models import Activity
from engagement.events.models import Event
from engagement.events.services import register
from engagement.participation.choices import Mode
from notifications.engine.outbox.send import Sender
from notifications.engine.planning.replan import plan_chunk
from tests import makers
from tests.notifications.scripted_channel import ScriptedChannel


def make_run_event(*, starts_in: timedelta = timedelta(days=3), **trunk: Any) -> tuple[Person, Event]:
    """An organiser of a verified group, and her published event without a limit of seats (Any: fields of the trunk)."""
    organiser = makers.make_organiser(makers.make_group())
    starts_at = trunk.pop("starts_at", clock.now() + starts_in)
    event = makers.make_event(
        organiser=organiser,
        now=clock.now(),
        seats=None,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        **trunk,
    )
    # Whoever planned it is reminded of it herself, which is told in other tests.
    Activity.objects.filter(pk=event.pk).update(created_by=None)
    return organiser, event


def join(event: Event, *called: str, mode: Mode = Mode.HALL) -> list[Person]:
    """People who register now, in that order."""
    people = [makers.make_person(name) for name in called]
    for person in people:
        register(person=person, event=event, mode=mode, party_size=1, now=clock.now())
    return people


def plan() -> None:
    """Take up what happened and bring the plan up to it; nothing is sent."""
    now = clock.now()
    facts.deliver("notifications", now=now)
    while plan_chunk(now=now) is not None:
        pass


def send(channel: ScriptedChannel | None = None) -> ScriptedChannel:
    """Hand what is due to a channel that answers as it is told."""
    channel = channel or ScriptedChannel()
    sender = Sender(channel)
    while sender.batch():
        pass
    return channel
