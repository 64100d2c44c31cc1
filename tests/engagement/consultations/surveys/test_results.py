"""What those who run a consultation see of the answers."""

import pytest

from engagement.consultations.choices import QuestionKind
from engagement.consultations.selectors import wordless
from engagement.consultations.services.answers import take_back_answers
from engagement.consultations.surveys.selectors import results_of, texts_of
from tests.engagement.consultations.makers import MANY, ONE, WORDS, answer, make_consultation, question
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def test_results_count_people_and_choices() -> None:
    phase = make_consultation(WORDS, ONE, MANY)
    answer(make_person(), phase, "Modal", "1", ["1", "2"])
    answer(make_person(), phase, "", "1", ["2"])
    answer(make_person(), phase, "", "3", "")

    results = results_of(phase)

    assert [(result.question.text, result.answered) for result in results] == [
        (WORDS.text, 1),
        (ONE.text, 3),
        (MANY.text, 2),
    ]
    assert [(choice.text, choice.count, choice.percent) for choice in results[1].choices] == [
        ("Di desa", 2, 67),
        ("Di kota", 0, 0),
        ("Di luar negeri", 1, 33),
    ]
    assert [(choice.count, choice.percent) for choice in results[2].choices] == [(1, 50), (2, 100), (0, 0)]


def test_results_leave_out_what_was_taken_back() -> None:
    phase, person = make_consultation(ONE), make_person()
    answer(person, phase, "1")
    answer(make_person(), phase, "2")
    take_back_answers(person=person, phase=phase, now=NOW)

    assert [choice.count for choice in results_of(phase)[0].choices] == [0, 1, 0]


def test_texts_come_with_the_chosen_names() -> None:
    phase = make_consultation(WORDS)
    answer(make_person("Sari"), phase, "Modal")
    answer(make_person("Made"), phase, "Pelatihan")

    texts = texts_of(question(phase, QuestionKind.TEXT))

    assert list(texts.values_list("contribution__person__called", "text")) == [
        ("Made", "Pelatihan"),
        ("Sari", "Modal"),
    ]


def test_contributions_without_own_words_are_read_with_the_numbers() -> None:
    phase = make_consultation(WORDS, ONE)
    answer(make_person(), phase, "Modal", "1")
    only_chosen = answer(make_person(), phase, "", "1").contribution

    assert list(wordless(phase)) == [only_chosen.pk]
