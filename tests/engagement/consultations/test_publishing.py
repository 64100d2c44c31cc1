"""A consultation without a question is not published."""

import pytest

from engagement.activities.choices import State
from engagement.activities.errors import NotReady
from engagement.activities.services import submit
from engagement.consultations.models import Question
from tests.engagement.consultations.makers import make_consultation, organiser_of
from tests.makers import NOW

pytestmark = pytest.mark.django_db


def test_consultation_without_a_question_is_not_published() -> None:
    phase = make_consultation(is_published=False)
    Question.objects.all().delete()

    with pytest.raises(NotReady) as refused:
        submit(person=organiser_of(phase), activity=phase.consultation.activity, now=NOW)

    assert str(refused.value) == "There is no question yet. Write the first one, then publish it."


def test_consultation_with_questions_goes_to_review() -> None:
    phase = make_consultation(is_published=False)

    activity = submit(person=organiser_of(phase), activity=phase.consultation.activity, now=NOW)

    assert activity.state == State.REVIEW
