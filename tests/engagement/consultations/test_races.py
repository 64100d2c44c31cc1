"""Many answers at once, and a closing among them; each race has a control that must fail."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Event

import pytest
from django.db import connection, transaction
from django.db.models import F

from engagement.activities.locks import lock
from engagement.activities.models import Activity, ActivityCounter
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Answer
from engagement.consultations.surveys.errors import QuestionsAnswered
from engagement.consultations.surveys.services.questions import add_question
from engagement.participation.models import Participation
from engagement.voices.models import Contribution
from tests.engagement.consultations.makers import MANY, WORDS, answer, make_consultation, organiser_of
from tests.makers import NOW, make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 50


def test_the_same_answers_sent_fifty_times_are_one() -> None:
    phase, person = make_consultation(WORDS), make_person()

    said = at_once([partial(answer, person, phase, "Modal")] * MOST)

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert sum(bool(given.receipt) for given in said if not isinstance(given, Exception)) == 1
    assert (Contribution.objects.count(), Answer.objects.count(), Participation.objects.count()) == (1, 1, 1)
    assert ActivityCounter.objects.get(name="contributions").value == 1


def test_fifty_people_answer_side_by_side() -> None:
    phase = make_consultation(WORDS)
    people = [make_person() for _number in range(MOST)]

    said = at_once([partial(answer, person, phase, "Modal") for person in people])

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert (Contribution.objects.count(), Answer.objects.count(), Participation.objects.count()) == (
        MOST,
        MOST,
        MOST,
    )
    assert ActivityCounter.objects.get(name="contributions").value == MOST


def test_without_the_unique_row_one_person_is_counted_many_times() -> None:
    """The control: looking first and writing then, with nothing that makes the second wait, counts one person often."""
    phase, person = make_consultation(WORDS), make_person()
    all_have_looked = Barrier(MOST)

    at_once([partial(_give_by_looking_first, phase.consultation_id, person.pk, all_have_looked)] * MOST)

    assert ActivityCounter.objects.get(name="contributions").value > 1


def test_who_answers_while_it_is_being_closed_waits_and_is_refused() -> None:
    phase, person = make_consultation(WORDS), make_person()
    closing, answered = Event(), Event()

    def close_slowly() -> None:
        with transaction.atomic():
            activity = lock(phase.consultation_id)
            closing.set()
            answered.wait(timeout=0.5)
            Activity.objects.filter(pk=activity.pk).update(state="closed")

    def answer_meanwhile() -> None:
        closing.wait(timeout=60)
        try:
            answer(person, phase, "Modal")
        finally:
            answered.set()

    said = at_once([close_slowly, answer_meanwhile])

    assert [type(refused) for refused in said] == [type(None), PhaseNotOpen]
    assert Contribution.objects.count() == 0


def test_questions_and_first_answers_never_cross() -> None:
    """The question came first and answers to the old ones were sent back, or an answer did and it was refused."""
    phase = make_consultation(WORDS)
    organiser = organiser_of(phase)
    deeds: list[Callable[[], object]] = [
        partial(add_question, person=organiser, phase=phase, asked=MANY, now=NOW),
        *[partial(answer, make_person(), phase, "Modal") for _number in range(10)],
    ]

    said = at_once(deeds)

    question_came_first = not isinstance(said[0], Exception)
    assert Answer.objects.exists() != question_came_first
    if not question_came_first:
        assert isinstance(said[0], QuestionsAnswered)


def _give_by_looking_first(activity_id: int, person_id: int, all_have_looked: Barrier) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM voices_contribution WHERE person_id = %s", [person_id])
        is_first = cursor.fetchone() == (0,)
        all_have_looked.wait(timeout=60)
        if is_first:
            ActivityCounter.objects.filter(activity=activity_id, name="contributions").update(
                value=F("value") + 1
            )
