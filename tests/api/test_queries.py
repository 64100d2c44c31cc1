"""Each collection asks the database as often for four rows as for one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.choices import ConsentWay, Look
from accounts.services import create_organisation, log_looks, record_consent
from core import clock
from engagement.activities.models import Activity
from engagement.consultations.choices import QuestionKind
from engagement.events.models import Event
from engagement.events.services import mark_attendance, register
from engagement.participation.choices import Mode
from notifications.engine import rounds
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import make_campaign, sign
from tests.engagement.consultations.makers import answer, make_consultation, question
from tests.makers import (
    fresh,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db


class World:
    """A coordinator who also organises and takes part, so that every collection has rows to show her."""

    def __init__(self) -> None:
        self.now = clock.now()
        self.group = make_group()
        self.me = make_coordinator(make_place("ID-33"))
        self.rows = 0
        self.organiser = make_organiser(self.group, "Pengurus")
        self.event: Event = make_event(
            organiser=self.organiser, now=self.now, seats=None, starts_at=self.now + timedelta(hours=1)
        )
        self.phase = make_consultation(organiser=self.organiser, now=self.now)
        self.text = question(self.phase, QuestionKind.TEXT)

    def grow(self) -> None:
        """One row more in every collection."""
        self.rows += 1
        now, me = self.now, self.me
        event = make_event(organiser=self.organiser, now=now, seats=None)
        register(person=me, event=event, mode=Mode.HALL, party_size=1, now=now)
        guest = make_person("Tamu")
        register(person=guest, event=self.event, mode=Mode.HALL, party_size=1, now=now)
        mark_attendance(marked_by=self.organiser, event=self.event, person=guest, mode=Mode.HALL, now=now)
        answer(guest, self.phase, now=now)
        answer(me, make_consultation(organiser=self.organiser, now=now), now=now)
        sign(me, make_campaign(organiser=self.organiser, now=now), now=now)
        waiting = make_event(organiser=self.organiser, now=now, is_published=False)
        Activity.objects.filter(pk=waiting.pk).update(state="review", submitted_at=now)
        create_organisation(person=me, name="Karang", kind="village", place=make_place(), about="", now=now)
        record_consent(
            person=me,
            purpose="reminders",
            channel="email",
            given=True,
            way=ConsentWay.PROFILE,
            language="id",
            now=now,
        )
        log_looks(viewer=guest, people=[me.pk], what=Look.EVENT_PEOPLE, now=now)


QUERIES: dict[str, tuple[int, Callable[[World], str], str]] = {
    "activities": (4, lambda world: "/activities/", ""),
    "mine": (8, lambda world: "/activities/mine/", "organiser"),
    "registrations": (7, lambda world: "/me/registrations/", "me"),
    "contributions": (7, lambda world: "/me/contributions/", "me"),
    "signatures": (7, lambda world: "/me/signatures/", "me"),
    "consents": (7, lambda world: "/me/consents/", "me"),
    "looks": (7, lambda world: "/me/looks/", "me"),
    "inbox": (9, lambda world: "/me/inbox/", "me"),
    "coming": (8, lambda world: "/me/inbox/coming/", "me"),
    "groups": (7, lambda world: "/organisations/", "me"),
    "groups in scope": (7, lambda world: "/organisations/in-scope/", "me"),
    "people": (12, lambda world: f"/events/{world.event.activity.code}/people/", "organiser"),
    "words": (
        14,
        lambda world: f"/phases/{world.phase.code}/results/{world.text.code}/",
        "organiser",
    ),
    "desk activities": (9, lambda world: "/desk/activities/", "me"),
    "desk reviews": (7, lambda world: "/desk/reviews/", "me"),
    "desk people": (9, lambda world: "/desk/people/", "me"),
    "places": (1, lambda world: "/places/?q=semarang", ""),
}


@pytest.mark.parametrize("name", QUERIES)
def test_queries_do_not_grow_with_the_rows(
    name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    expected, path, who = QUERIES[name]
    world = World()
    client = ApiClient(fresh(getattr(world, who)) if who else None)

    for rows in (1, 4):
        while world.rows < rows:
            world.grow()
        if name in {"inbox", "coming"}:
            _deliver()
        with django_assert_num_queries(expected):
            assert client.get(path(world)).json().get("count", rows) >= rows


def _deliver() -> None:
    """The reminders' rounds, so that there is something in the inbox."""
    for _turn in "ab":
        rounds.ring(clock=clock.now)
