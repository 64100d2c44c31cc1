"""Lists, threads, results and queues at 5,000 rows: they ask the database as much as at four, and weigh little."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Person
from core import clock
from engagement.campaigns.models import Campaign
from engagement.consultations.models import Idea, Phase
from tests.engagement.campaigns.makers import make_campaign
from tests.engagement.consultations.ideas.makers import make_idea, make_ideas
from tests.engagement.consultations.makers import WORDS, make_consultation
from tests.engagement.desk.makers import a_group
from tests.load.rows import many_answers, many_comments, many_ideas, many_reports, many_signatures
from tests.makers import fresh, signed_in

pytestmark = pytest.mark.django_db

FEW, MANY = 4, 5_000
# Style, script and icons of a first visit take the rest of its 60 KB (tests/journeys/test_weight.py).
HEAVIEST = 22_000


@dataclass(frozen=True)
class Ground:
    """Something that fills up: the pages that show it, and who opens them."""

    fill: Callable[[list[Person]], None]
    pages: tuple[str, ...]
    readers: tuple[Client, ...]


def ideas() -> Ground:
    phase = make_ideas(now=clock.now())
    address = reverse("consultations:idea-list", args=[phase.code])
    return Ground(
        fill=lambda people: many_ideas(phase, people, now=clock.now()),
        pages=(address, f"{address}?order=supported", f"{address}?q=malam", f"{address}?page=2"),
        readers=(Client(), signed_in(organiser_of(phase))),
    )


def comments() -> Ground:
    phase = make_ideas(now=clock.now())
    idea = make_idea(phase, now=clock.now())
    return Ground(
        fill=lambda people: many_comments(phase, people, idea=idea, now=clock.now()),
        pages=(reverse("consultations:idea-show", args=[phase.code, idea.code]),),
        readers=(Client(), signed_in(organiser_of(phase))),
    )


def discussion() -> Ground:
    phase = make_ideas(method="discussion", now=clock.now())
    return Ground(
        fill=lambda people: many_comments(phase, people, idea=None, now=clock.now()),
        pages=(reverse("consultations:discussion-show", args=[phase.code]),),
        readers=(Client(), signed_in(organiser_of(phase))),
    )


def answers() -> Ground:
    phase = make_consultation(WORDS, now=clock.now())
    activity = phase.consultation.activity
    return Ground(
        fill=lambda people: many_answers(phase, people, now=clock.now()),
        pages=(
            activity.get_absolute_url(),
            reverse("consultations:results-show", args=[phase.code]),
            reverse("consultations:texts-read", args=[phase.code, phase.questions.get().code]),
            reverse("voices:theme-list", args=[activity.code]),
            reverse("consultations:outcome-publish", args=[activity.code]),
        ),
        readers=(signed_in(organiser_of(phase)),),
    )


def reports() -> Ground:
    _group, manager = a_group()
    phase = make_ideas(organiser=manager, now=clock.now())

    def fill(people: list[Person]) -> None:
        before = set(Idea.objects.values_list("pk", flat=True))
        many_ideas(phase, people, now=clock.now())
        fresh_ideas = Idea.objects.exclude(pk__in=before).select_related("contribution__person")
        many_reports(list(fresh_ideas), phase.consultation.activity, now=clock.now())

    return Ground(fill=fill, pages=(reverse("desk:case-list"),), readers=(signed_in(fresh(manager)),))


def signatures() -> Ground:
    campaign: Campaign = make_campaign(now=clock.now())
    return Ground(
        fill=lambda people: many_signatures(campaign, people, now=clock.now()),
        pages=(campaign.activity.get_absolute_url(),),
        readers=(Client(), signed_in(fresh(campaign.activity.organisation.members.get()))),
    )


@pytest.mark.parametrize(
    "ground", [ideas, comments, discussion, answers, reports, signatures], ids=lambda ground: ground.__name__
)
def test_many_rows_cost_as_much_as_few_and_weigh_little(ground: Callable[[], Ground]) -> None:
    found = ground()
    crowd = Person.objects.bulk_create(
        Person(called=f"Warga {number} {'Panjang ' * 6}") for number in range(MANY)
    )

    found.fill(crowd[:FEW])
    few = costs(found)
    found.fill(crowd[FEW:])
    many = costs(found)

    assert {page: queries for page, (queries, _bytes) in many.items()} == {
        page: queries for page, (queries, _bytes) in few.items()
    }
    assert max(size for _queries, size in many.values()) <= HEAVIEST, many


def costs(ground: Ground) -> dict[tuple[int, str], tuple[int, int]]:
    """{(number of the reader, page): (queries, bytes on the wire)}, at the second visit."""
    found = {}
    for number, reader in enumerate(ground.readers):
        for page in ground.pages:
            reader.get(page)
            with CaptureQueriesContext(connection) as queries:
                response = reader.get(page)
            assert response.status_code == 200, (page, response.status_code)
            found[number, page] = len(queries), len(gzip.compress(response.content))
    return found


def organiser_of(phase: Phase) -> Person:
    return fresh(phase.consultation.activity.organisation.members.get())
