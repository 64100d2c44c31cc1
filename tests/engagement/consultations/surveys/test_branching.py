"""Pages and conditions: what is shown to whom, and what becomes of answers to what is not shown."""

import pytest

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Phase, Question
from engagement.consultations.surveys.errors import AnswerMissing, OnlyEarlier, OthersHangOnIt
from engagement.consultations.surveys.questions.branching import conditions_for, pages_of, shown
from engagement.consultations.surveys.selectors import questions_of, review_of
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
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def add(phase: Phase, text: str, **settings: object) -> Question:
    return add_question(
        person=organiser_of(phase),
        phase=phase,
        asked=asked(text, **settings),  # type: ignore[arg-type]  # settings of all types
        now=NOW,
    )


def make_branched() -> Phase:
    """Where do you live? -> abroad: which country? (must be answered) -> a page for villagers: two questions."""
    phase = make_consultation(ONE)
    where = questions_of(phase)[0].code
    add(phase, "Negara mana?", required=True, shown_if=f"{where}:3")
    add(phase, "Desa mana?", starts_page=True, page_heading="Di desa", page_shown_if=f"{where}:1")
    add(phase, "Berapa warga?", required=True)
    phase.refresh_from_db()
    return phase


def texts_shown(phase: Phase, chosen: str) -> list[str]:
    questions = questions_of(phase)
    return [question.text for question in shown(questions, {questions[0].code: [chosen]})]


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        ("1", [ONE.text, "Desa mana?", "Berapa warga?"]),
        ("2", [ONE.text]),
        ("3", [ONE.text, "Negara mana?"]),
    ],
)
def test_what_is_shown_hangs_on_the_answer(chosen: str, texts: list[str]) -> None:
    assert texts_shown(make_branched(), chosen) == texts


def test_what_hangs_on_a_hidden_question_is_hidden() -> None:
    phase = make_consultation(ONE)
    where = questions_of(phase)[0].code
    second = add(phase, "Kapan?", kind=QuestionKind.ONE, choices=["Dulu", "Kini"], shown_if=f"{where}:3")
    add(phase, "Mengapa?", shown_if=f"{second.code}:1")
    questions = questions_of(phase)

    found = shown(questions, {where: ["1"], second.code: ["1"]})

    assert [question.text for question in found] == [ONE.text]


def test_question_that_hangs_on_its_own_page_begins_another() -> None:
    pages = pages_of(questions_of(make_branched()))

    assert [[question.text for question in page.questions] for page in pages] == [
        [ONE.text],
        ["Negara mana?"],
        ["Desa mana?", "Berapa warga?"],
    ]


def test_survey_without_pages_is_one_page() -> None:
    assert len(pages_of(questions_of(make_consultation(WORDS, ONE, MANY)))) == 1


def test_answer_to_what_is_not_shown_is_dropped_and_not_required() -> None:
    phase = make_branched()

    given = answer(make_person(), phase, "2", "Malaysia", "Sukorejo", "900")

    assert [reviewed.answers for reviewed in review_of(given.contribution)] == [["Di kota"]]


def test_what_is_shown_and_required_must_be_answered() -> None:
    phase = make_branched()

    with pytest.raises(AnswerMissing):
        answer(make_person(), phase, "3", "", "", "")
    with pytest.raises(AnswerMissing):
        answer(make_person(), phase, "1", "", "Sukorejo", "")


def test_only_earlier_questions_can_be_hung_on() -> None:
    phase = make_consultation(ONE, MANY)
    first, second = questions_of(phase)

    for condition in (f"{second.code}:1", f"{first.code}:1", f"{first.code}:9", "nonsense", "a:b"):
        with pytest.raises(OnlyEarlier):
            change_question(
                person=organiser_of(phase),
                question=first,
                asked=asked("Di mana?", shown_if=condition),
                now=NOW,
            )
    assert [choice.question for choice in conditions_for(second, [first, second])] == [first] * 3


def test_question_never_moves_before_what_it_hangs_on() -> None:
    phase = make_branched()
    organiser, questions = organiser_of(phase), questions_of(phase)

    with pytest.raises(OnlyEarlier):
        move_question(person=organiser, question=questions[0], up=False, now=NOW)
    with pytest.raises(OnlyEarlier):
        move_question(person=organiser, question=questions[1], up=True, now=NOW)


def test_what_others_hang_on_is_not_removed_and_keeps_the_answer_they_hang_on() -> None:
    phase = make_branched()
    organiser, first = organiser_of(phase), questions_of(phase)[0]

    with pytest.raises(OthersHangOnIt):
        remove_question(person=organiser, question=first, now=NOW)
    with pytest.raises(OthersHangOnIt):
        change_question(person=organiser, question=first, asked=WORDS, now=NOW)
    with pytest.raises(OthersHangOnIt):
        fewer = asked("Di mana?", QuestionKind.ONE, choices=["Desa", "Kota"])
        change_question(person=organiser, question=first, asked=fewer, now=NOW)
    other = asked("Di mana?", QuestionKind.ONE, choices=["Desa", "Kota", "Negeri lain"])
    change_question(person=organiser, question=questions_of(phase)[0], asked=other, now=NOW)

    condition = questions_of(phase)[1].shown_if
    assert (condition and condition.text) == "Negeri lain"
    assert texts_shown(phase, "3") == ["Di mana?", "Negara mana?"]
