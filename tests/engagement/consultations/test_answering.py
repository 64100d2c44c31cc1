"""Answering a survey: once a person, changed and taken back until it closes, never lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from core.models import Fact
from engagement.activities.models import Activity
from engagement.activities.services import close
from engagement.consultations.choices import QuestionKind
from engagement.consultations.errors import PhaseNotOpen, QuestionsChanged
from engagement.consultations.models import Answer, Phase
from engagement.consultations.services.answers import take_back_answers, take_part
from engagement.consultations.surveys.errors import AnswerMissing, NotAChoice, NothingSaid
from engagement.consultations.surveys.selectors import review_of
from engagement.consultations.surveys.services.questions import add_question
from engagement.participation.choices import Verb
from engagement.participation.models import Participation
from engagement.participation.selectors import live
from engagement.voices.choices import ContributionState
from engagement.voices.errors import NothingGiven
from engagement.voices.models import Contribution
from tests.engagement.consultations.makers import (
    MANY,
    ONE,
    WORDS,
    answer,
    make_consultation,
    organiser_of,
    question,
    said,
)
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def counted(phase: Phase) -> int:
    return phase.consultation.activity.counters.get(name="contributions").value


def words_of(contribution: Contribution) -> list[list[str]]:
    return [reviewed.answers for reviewed in review_of(contribution)]


def test_answers_of_all_kinds_are_kept() -> None:
    phase, person = make_consultation(), make_person()

    given = answer(person, phase, "Modal\nusaha", "2", ["1", "3"])

    assert words_of(given.contribution) == [["Modal\nusaha"], ["Di kota"], ["Informasi", "Modal usaha"]]
    assert given.contribution.state == ContributionState.RECEIVED
    assert counted(phase) == 1


def test_answering_writes_the_ledger_and_the_fact() -> None:
    phase, person = make_consultation(), make_person()

    answer(person, phase)

    activity = phase.consultation.activity
    rows = list(live().values_list("person", "activity", "verb", "turn", "place"))
    assert rows == [(person.pk, activity.pk, Verb.CONTRIBUTED, 1, activity.place_id)]
    fact = Fact.objects.get(name="contribution_made")
    assert fact.ids == {
        "activity": activity.pk,
        "person": person.pk,
        "turn": 1,
    }


def test_other_answers_take_the_place_of_the_first() -> None:
    phase, person = make_consultation(), make_person()
    first = answer(person, phase)

    second = answer(person, phase, "", "3", "", now=NOW + timedelta(hours=1))

    assert (second.contribution.pk, second.receipt) == (first.contribution.pk, "")
    assert words_of(second.contribution) == [["Di luar negeri"]]
    assert (counted(phase), live().count(), Contribution.objects.count()) == (1, 1, 1)
    assert Fact.objects.filter(name="contribution_changed").count() == 1


def test_taking_back_removes_the_words_and_keeps_the_state() -> None:
    phase, person = make_consultation(), make_person()
    answer(person, phase)

    contribution = take_back_answers(person=person, phase=phase, now=NOW)

    assert contribution.state == ContributionState.WITHDRAWN
    assert (Answer.objects.count(), counted(phase), live().count(), Participation.objects.count()) == (
        0,
        0,
        0,
        2,
    )
    assert Fact.objects.filter(name="contribution_withdrawn").count() == 1


def test_answering_again_after_taking_back_is_a_new_turn_with_a_new_code() -> None:
    phase, person = make_consultation(), make_person()
    first = answer(person, phase)
    take_back_answers(person=person, phase=phase, now=NOW)

    second = answer(person, phase)

    assert second.contribution.pk == first.contribution.pk
    assert second.receipt not in {"", first.receipt}
    assert (second.contribution.turn, live().get().turn, counted(phase)) == (2, 2, 1)


def test_taking_back_twice_says_so() -> None:
    phase, person = make_consultation(), make_person()
    answer(person, phase)
    take_back_answers(person=person, phase=phase, now=NOW)

    with pytest.raises(NothingGiven):
        take_back_answers(person=person, phase=phase, now=NOW)


def test_a_question_that_must_be_answered_is_asked_for() -> None:
    phase = make_consultation(WORDS, ONE)

    with pytest.raises(AnswerMissing):
        answer(make_person(), phase, "Modal", "")

    assert (Contribution.objects.count(), live().count(), counted(phase)) == (0, 0, 0)


def test_nothing_said_is_refused() -> None:
    phase = make_consultation(WORDS, MANY)

    with pytest.raises(NothingSaid):
        answer(make_person(), phase, "", "")


@pytest.mark.parametrize("chosen", ["4", "0", "x", ["1", "2"]])
def test_an_answer_that_is_not_offered_is_refused(chosen: str | list[str]) -> None:
    with pytest.raises(NotAChoice):
        answer(make_person(), make_consultation(ONE), chosen)


def test_answers_to_older_questions_are_sent_back() -> None:
    phase = make_consultation(WORDS)
    seen = said(phase, "Modal")
    add_question(person=organiser_of(phase), phase=phase, asked=MANY, now=NOW)

    with pytest.raises(QuestionsChanged):
        take_part(person=make_person(), phase=phase, given=seen, language="id", now=NOW)


@pytest.mark.parametrize(
    ("state", "days", "is_open"),
    [
        ("draft", 0, False),
        ("review", 0, False),
        ("published", -2, False),
        ("published", 0, True),
        ("published", 2, True),
        ("published", 3, False),
        ("closed", 0, False),
        ("archived", 0, False),
        ("withdrawn", 0, False),
    ],
)
def test_answers_are_taken_while_published_and_between_its_dates(
    state: str, days: int, is_open: bool
) -> None:
    phase, person, now = make_consultation(WORDS), make_person(), NOW + timedelta(days=days)
    Activity.objects.filter(pk=phase.consultation_id).update(state=state)

    try:
        answer(person, phase, "Modal", now=now)
    except PhaseNotOpen:
        assert not is_open
    else:
        assert is_open


def test_closed_consultation_lets_nobody_change_or_take_back() -> None:
    phase, person = make_consultation(), make_person()
    answer(person, phase)
    close(person=organiser_of(phase), activity=phase.consultation.activity, now=NOW)

    with pytest.raises(PhaseNotOpen):
        answer(person, phase)
    with pytest.raises(PhaseNotOpen):
        take_back_answers(person=person, phase=phase, now=NOW)


def test_database_refuses_an_answer_of_another_kind_than_its_question() -> None:
    phase = make_consultation()
    contribution = answer(make_person(), phase, "", "1", "").contribution

    with pytest.raises(IntegrityError, match="consultations_answer_of_kind"), transaction.atomic():
        Answer.objects.create(
            contribution=contribution, question=question(phase, QuestionKind.MANY), kind="text", text="Modal"
        )
        check_now()


def test_database_refuses_a_choice_of_another_question() -> None:
    phase = make_consultation()
    contribution = answer(make_person(), phase, "", "1", "").contribution
    elsewhere = question(phase, QuestionKind.ONE).choices.first()

    with pytest.raises(IntegrityError, match="consultations_answer_of_question"), transaction.atomic():
        Answer.objects.create(
            contribution=contribution,
            question=question(phase, QuestionKind.MANY),
            kind="many",
            choice=elsewhere,
        )
        check_now()


def test_database_refuses_a_second_answer_to_a_question_of_one() -> None:
    phase = make_consultation()
    contribution = answer(make_person(), phase, "", "1", "").contribution
    one = question(phase, QuestionKind.ONE)

    with pytest.raises(IntegrityError, match="consultations_answer_once"), transaction.atomic():
        Answer.objects.create(contribution=contribution, question=one, kind="one", choice=one.choices.last())


@pytest.mark.parametrize("words", [{"text": ""}, {"text": "Modal", "kind": "one"}])
def test_database_refuses_an_answer_that_is_neither_words_nor_a_choice(words: dict[str, str]) -> None:
    phase = make_consultation()
    contribution = answer(make_person(), phase, "", "1", "").contribution
    row = {
        "contribution": contribution,
        "question": question(phase, QuestionKind.TEXT),
        "kind": "text",
    } | words

    with pytest.raises(IntegrityError, match="consultations_answer_fills_its_columns"), transaction.atomic():
        Answer.objects.create(**row)


def check_now() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
