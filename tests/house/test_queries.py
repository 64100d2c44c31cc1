"""Every list and page asks the database as often for 200 rows as for one."""

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from core import clock
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from engagement.consultations.choices import QuestionKind
from tests.engagement.campaigns.makers import make_campaign
from tests.engagement.consultations.makers import make_consultation
from tests.engagement.consultations.makers import question as question_of
from tests.load.crowd import make_crowd
from tests.load.rows import many_activities, many_answers, many_registrations, many_signatures
from tests.makers import (
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

pytestmark = pytest.mark.django_db

# As on a real site: what asks for a test's shifted clock is not counted.
VISITOR = {
    "/": 3,
    "/activities/": 4,
    "/activities/?q=temu&place=ID-33": 6,
    "event": 4,
    "consultation": 5,
    "campaign": 6,
    "/help/": 2,
    "/help/?place=Kota+Semarang": 3,
    "/api/v1/activities/": 3,
}
PARTICIPANT = {
    "event": 10,
    "consultation": 12,
    "campaign": 12,
    "/me/": 12,
    "/me/inbox/": 7,
}
STAFF = {
    "/activities/": 8,
    "event": 9,
    "/desk/": 12,
    "/desk/activities/": 10,
    "/desk/review/": 12,
    "/desk/people/": 9,
    "event people": 11,
    "/api/v1/desk/activities/": 8,
    "/api/v1/desk/people/": 7,
}
# Reading answers also writes down that they were read, and by whom.
READING = {
    "results": 15,
    "texts": 11,
}


class World:
    """One of everything, by an organiser of Semarang, with nobody in it yet; `grow` fills it."""

    def __init__(self, now: datetime) -> None:
        self.now, self.place = now, make_place()
        self.group = make_group(place=self.place)
        organiser = make_organiser(self.group)
        self.event = make_event(organiser=organiser, now=now, seats=None)
        self.phase = make_consultation(organiser=organiser, now=now)
        self.campaign = make_campaign(organiser=organiser, now=now)
        self.visitor = Client()
        self.participant = signed_in(make_person("Peserta"))
        self.staff = signed_in(make_coordinator(make_place("ID-33")))
        codes = [self.event.activity.code, self.phase.consultation.activity.code]
        text = question_of(self.phase, QuestionKind.TEXT)
        self.addresses = {
            "event": self.event.activity.get_absolute_url(),
            "consultation": self.phase.consultation.activity.get_absolute_url(),
            "campaign": self.campaign.activity.get_absolute_url(),
            "event people": f"/events/{codes[0]}/people/",
            "results": f"/phases/{self.phase.code}/results/",
            "texts": f"/phases/{self.phase.code}/results/{text.code}/",
        }

    def grow(self, by: int) -> None:
        """So many more activities, groups and drafts that wait, registrations, answers and signatures."""
        people = [guest.person for guest in make_crowd(by)]
        many_registrations(self.event, people, now=self.now)
        many_answers(self.phase, people, now=self.now)
        many_signatures(self.campaign, people, now=self.now)
        groups, places = [self.group], [self.place]
        many_activities(by, kinds=list(Kind), groups=groups, places=places, now=self.now)
        waiting = many_activities(by, kinds=[Kind.EVENT], groups=groups, places=places, now=self.now)
        Activity.objects.filter(pk__in=[activity.pk for activity in waiting]).update(
            state=State.REVIEW, submitted_at=self.now, published_at=None
        )
        Organisation.objects.bulk_create(
            Organisation(name=f"Karang {number}", kind=OrganisationKind.VILLAGE, place=self.place)
            for number in range(by)
        )

    def queries(self, client: Client, pages: dict[str, int]) -> dict[str, int]:
        """How many each page asks."""
        return {page: self._queries_of(client, self.addresses.get(page, page)) for page in pages}

    def _queries_of(self, client: Client, address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200, address
        return sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries)


def test_queries_are_the_same_at_1_and_at_200_rows() -> None:
    world = World(clock.now())

    for rows in (1, 199):
        world.grow(rows)

        assert world.queries(world.visitor, VISITOR) == VISITOR
        assert world.queries(world.participant, PARTICIPANT) == PARTICIPANT
        assert world.queries(world.staff, STAFF) == STAFF
        assert world.queries(world.staff, READING) == READING


def test_no_page_asks_more_than_it_may() -> None:
    assert max(VISITOR.values()) <= 8
    assert max([*PARTICIPANT.values(), *STAFF.values()]) <= 12
