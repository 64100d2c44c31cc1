"""Much support at once; each race has a control that must fail."""

from collections.abc import Callable
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.models import F

from engagement.consultations.ideas.errors import IdeaStands
from engagement.consultations.ideas.plans import IdeaWritten
from engagement.consultations.ideas.services.ideas import change_idea
from engagement.consultations.ideas.services.support import support
from engagement.consultations.models import Idea, Support
from tests.engagement.consultations.ideas.makers import make_comment, make_idea, make_ideas
from tests.makers import NOW, make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 50


def test_the_same_support_fifty_times_is_one() -> None:
    idea, fan = make_idea(make_ideas()), make_person()

    said = at_once([partial(support, person=fan, what=idea, now=NOW)] * MOST)

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert (Support.objects.count(), Idea.objects.get(pk=idea.pk).supports) == (1, 1)


def test_fifty_people_support_side_by_side() -> None:
    idea, fans = make_idea(make_ideas()), [make_person() for _number in range(MOST)]

    said = at_once([partial(support, person=fan, what=idea, now=NOW) for fan in fans])

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert (Support.objects.count(), Idea.objects.get(pk=idea.pk).supports) == (MOST, MOST)


def test_without_the_unique_row_one_person_is_counted_many_times() -> None:
    """The control: looking first and counting then, with nothing that makes the second wait, counts one often."""
    idea, fan = make_idea(make_ideas()), make_person()
    all_have_looked = Barrier(MOST)

    at_once([partial(_support_by_looking_first, idea.pk, fan.pk, all_have_looked)] * MOST)

    assert Idea.objects.get(pk=idea.pk).supports > 1


def test_comments_at_once_are_all_counted() -> None:
    phase = make_ideas()
    idea, people = make_idea(phase), [make_person() for _number in range(20)]

    said = at_once([partial(make_comment, phase, person, idea=idea) for person in people])

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert Idea.objects.get(pk=idea.pk).comments_count == len(people)


def test_comments_of_one_person_at_once_are_all_kept() -> None:
    phase, person = make_ideas(), make_person()
    idea = make_idea(phase)

    said = at_once([partial(make_comment, phase, person, idea=idea)] * 10)

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert Idea.objects.get(pk=idea.pk).comments_count == 10


def test_change_and_support_never_cross() -> None:
    """Whatever came first, the deeds end: the change was made, or was refused for the support that stood."""
    phase, writer = make_ideas(), make_person()
    idea = make_idea(phase, writer)
    other = IdeaWritten(title="Lain", text="Lain sekali.")

    deeds: list[Callable[[], object]] = [
        partial(change_idea, person=writer, idea=idea, written=other, language="id", now=NOW),
        *[partial(support, person=make_person(), what=idea, now=NOW) for _number in range(10)],
    ]

    said = at_once(deeds)

    assert {type(each) for each in said if isinstance(each, Exception)} <= {IdeaStands}
    assert Idea.objects.get(pk=idea.pk).supports == 10


def _support_by_looking_first(idea_id: int, person_id: int, all_have_looked: Barrier) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM consultations_support WHERE idea_id = %s AND person_id = %s",
            [idea_id, person_id],
        )
        is_first = cursor.fetchone() == (0,)
        all_have_looked.wait(timeout=60)
        if is_first:
            Idea.objects.filter(pk=idea_id).update(supports=F("supports") + 1)
