"""Writing the questions of a survey, and leaving them alone once people have answered."""

import pytest

from engagement.activities.errors import NotAllowed
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Phase
from engagement.consultations.services.answers import take_back_answers
from engagement.consultations.surveys.errors import QuestionsAnswered
from engagement.consultations.surveys.forms import QuestionForm
from engagement.consultations.surveys.selectors import questions_of
from engagement.consultations.surveys.services.questions import (
    add_question,
    change_question,
    move_question,
    remove_question,
)
from tests.engagement.consultations.makers import (
    MANY,
    ONE,
    WORDS,
    answer,
    asked,
    make_consultation,
    organiser_of,
)
from tests.makers import NOW, make_coordinator, make_group, make_organiser, make_person, make_place

pytestmark = pytest.mark.django_db


def texts(phase: Phase) -> list[str]:
    return [question.text for question in questions_of(phase)]


def test_questions_stand_in_the_order_they_were_written() -> None:
    phase = make_consultation(WORDS, ONE, MANY)

    assert texts(phase) == [WORDS.text, ONE.text, MANY.text]
    assert [choice.text for choice in questions_of(phase)[1].choices.all()] == list(ONE.choices)


def test_question_moves_up_and_down() -> None:
    phase = make_consultation(WORDS, ONE, MANY)
    organiser, last = organiser_of(phase), questions_of(phase)[2]

    move_question(person=organiser, question=last, up=True, now=NOW)
    move_question(person=organiser, question=questions_of(phase)[0], up=False, now=NOW)

    assert texts(phase) == [MANY.text, WORDS.text, ONE.text]


def test_first_question_cannot_move_up() -> None:
    phase = make_consultation(WORDS, ONE)

    move_question(person=organiser_of(phase), question=questions_of(phase)[0], up=True, now=NOW)

    assert texts(phase) == [WORDS.text, ONE.text]


def test_question_is_asked_otherwise() -> None:
    phase = make_consultation(WORDS)
    other = asked("Pilih satu", QuestionKind.ONE, choices=["Ya", "Tidak"])

    change_question(person=organiser_of(phase), question=questions_of(phase)[0], asked=other, now=NOW)

    assert texts(phase) == ["Pilih satu"]
    assert [choice.text for choice in questions_of(phase)[0].choices.all()] == ["Ya", "Tidak"]


def test_removed_question_is_gone() -> None:
    phase = make_consultation(WORDS, ONE)

    remove_question(person=organiser_of(phase), question=questions_of(phase)[0], now=NOW)

    assert texts(phase) == [ONE.text]


def test_questions_stay_as_they_are_once_people_have_answered() -> None:
    phase = make_consultation()
    answer(make_person(), phase)
    organiser, question = organiser_of(phase), questions_of(phase)[0]

    with pytest.raises(QuestionsAnswered):
        add_question(person=organiser, phase=phase, asked=WORDS, now=NOW)
    with pytest.raises(QuestionsAnswered):
        change_question(person=organiser, question=question, asked=ONE, now=NOW)
    with pytest.raises(QuestionsAnswered):
        move_question(person=organiser, question=question, up=False, now=NOW)
    with pytest.raises(QuestionsAnswered):
        remove_question(person=organiser, question=question, now=NOW)


def test_questions_can_change_again_when_all_answers_were_taken_back() -> None:
    phase, person = make_consultation(), make_person()
    answer(person, phase)
    take_back_answers(person=person, phase=phase, now=NOW)

    add_question(person=organiser_of(phase), phase=phase, asked=asked("Lagi?"), now=NOW)

    assert texts(phase)[-1] == "Lagi?"


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("organiser", True),
        ("coordinator", True),
        ("coordinator elsewhere", False),
        ("organiser elsewhere", False),
        ("anyone", False),
    ],
)
def test_questions_are_written_by_those_who_may_change_the_consultation(who: str, allowed: bool) -> None:
    phase = make_consultation(WORDS)
    people = {
        "organiser": organiser_of,
        "coordinator": lambda _phase: make_coordinator(make_place()),
        "coordinator elsewhere": lambda _phase: make_coordinator(make_place("ID-52.01", name="Lombok Barat")),
        "organiser elsewhere": lambda _phase: make_organiser(make_group("Lain")),
        "anyone": lambda _phase: make_person(),
    }
    person = people[who](phase)

    try:
        add_question(person=person, phase=phase, asked=ONE, now=NOW)
    except NotAllowed:
        assert not allowed
    else:
        assert allowed


@pytest.mark.parametrize(
    ("kind", "lines", "errors"),
    [
        ("text", "", []),
        ("text", "Ya\nTidak", []),
        ("one", "Ya", ["choices"]),
        ("one", "Ya\n\n ya \nYa", []),
        ("many", "Ya\nTidak", []),
        ("many", "", ["choices"]),
        ("many", "\n".join(str(number) for number in range(21)), ["choices"]),
        ("one", f"Ya\n{'x' * 201}", ["choices"]),
    ],
)
def test_form_asks_for_answers_to_choose_from(kind: str, lines: str, errors: list[str]) -> None:
    form = QuestionForm({"text": "Setuju?", "kind": kind, "choices": lines})

    form.is_valid()

    assert list(form.errors) == errors
