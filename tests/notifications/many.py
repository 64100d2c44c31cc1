"""Thousands of readers whose reminder is due, planned by the planner itself."""

from datetime import datetime, timedelta

from accounts.choices import ContactKind
from accounts.models import ContactPoint, Organisation, Person
from core import clock
from engagement.events.choices import RegistrationState
from engagement.events.models import Event, Registration
from engagement.participation.choices import Mode
from notifications.engine.models import Message
from notifications.engine.planning import replan
from tests.makers import AWAKE
from tests.notifications.makers import make_event

CHUNK = 5000


def make_readers(size: int, *, called: str = "reader") -> list[Person]:
    """So many people, each with a confirmed address: `<called><number>@contoh.test`."""
    people: list[Person] = []
    for start in range(0, size, CHUNK):
        some = Person.objects.bulk_create(
            Person(called=f"{called}{number}", language="en", zone="Asia/Jakarta", **AWAKE)
            for number in range(start, min(start + CHUNK, size))
        )
        ContactPoint.objects.bulk_create(
            ContactPoint(
                person=person,
                kind=ContactKind.EMAIL,
                normalised=f"{person.called}@contoh.test",
                verified_at=clock.now(),
            )
            for person in some
        )
        people += some
    return people


def register_all(event: Event, people: list[Person], *, at: datetime) -> None:
    """All of them will be in the hall, since `at`; nobody is planned anything yet."""
    for start in range(0, len(people), CHUNK):
        Registration.objects.bulk_create(
            Registration(
                event=event,
                person=person,
                state=RegistrationState.CONFIRMED,
                mode=Mode.HALL,
                registered_at=at,
            )
            for person in people[start : start + CHUNK]
        )


def plan_all() -> int:
    """Let the planner go through everything that was asked of it; returns how many rows it wrote."""
    written = 0
    while (chunk := replan.plan_chunk(now=clock.now())) is not None:
        written += chunk
    return written


def due_reminders(
    size: int,
    *,
    starts_in: timedelta = timedelta(hours=24),
    called: str = "reader",
    organisation: Organisation | None = None,
) -> Event:
    """An event and so many who registered for it ten days ago, told so then: what is due now is a reminder of it."""
    event = make_event(starts_in=starts_in, title=f"Talk for {called}", organisation=organisation)
    register_all(event, make_readers(size, called=called), at=clock.now() - timedelta(days=10))
    replan.ask(event.pk)
    plan_all()
    Message.objects.filter(activity_id=event.pk, step="at_once", state="planned").update(
        state="accepted", settled_at=clock.now()
    )
    return event
