"""An event with somebody who invites to it, for the tests of this room."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import Person
from engagement.activities.invitations.plans import Guest
from engagement.activities.invitations.services import invite
from engagement.activities.models import Activity, Invitation
from engagement.events.models import Event
from tests.makers import NOW, make_event, make_group, make_organiser

AGENCY = Guest(name="Dinas Contoh", email="dinas@contoh.test", seats=3)
HERSELF = Guest(name="Ibu Wati", email="wati@contoh.test")


@dataclass(frozen=True)
class Host:
    """Who invites, and to what."""

    organiser: Person
    event: Event
    now: datetime

    @property
    def activity(self) -> Activity:
        return self.event.activity

    def invite(self, *guests: Guest, answer_by: date | None = None, note: str = "") -> list[Invitation]:
        """Letters to these guests; the last day to answer is the day before it starts."""
        start = self.activity.starts_at.astimezone(ZoneInfo(self.activity.zone)).date()
        return invite(
            person=self.organiser,
            activity=self.activity,
            guests=guests,
            note=note,
            answer_by=answer_by or start - timedelta(days=1),
            language="en",
            now=self.now,
        )


def make_host(*, now: datetime = NOW, starts_in: timedelta = timedelta(days=14), **event: Any) -> Host:
    """A published event of a verified group, in two weeks."""
    organiser = make_organiser(make_group())
    starts_at = now + starts_in
    made = make_event(
        organiser=organiser,
        now=now,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        **event,
    )
    return Host(organiser, made, now)
