"""Every kind of question: what it takes and refuses, what the database keeps, what is counted."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict

from engagement.consultations.choices import QuestionKind
from engagement.consultations.methods.survey import Survey
from engagement.consultations.models import Answer, Phase
from engagement.consultations.models.survey import COLUMNS
from engagement.consultations.services.answers import take_back_answers
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import KINDS, kind_named
from engagement.consultations.surveys.questions.figures import median
from engagement.consultations.surveys.questions.kind import Kind
from engagement.consultations.surveys.selectors import questions_of, results_of, review_of, said_in
from engagement.consultations.surveys.services.questions import change_question
from tests.engagement.consultations.makers import (
    CONSENT,
    DATE,
    DISTRICT,
    EVERY_KIND,
    NUMBER,
    RANKING,
    SCALE,
    answer,
    asked,
    make_consultation,
    organiser_of,
)
from tests.makers import NOW, make_person, make_place

pytestmark = pytest.mark.django_db

SAID: dict[QuestionKind, list[str]] = {
    QuestionKind.TEXT: ["Modal"],
    QuestionKind.ONE: ["2"],
    QuestionKind.MANY: ["1", "3"],
    QuestionKind.SCALE: ["4"],
    QuestionKind.RANKING: ["3", "1"],
    QuestionKind.NUMBER: ["12.5"],
    QuestionKind.DATE: ["2026-05-01"],
    QuestionKind.DISTRICT: ["ID-33.74"],
    QuestionKind.CONSENT: ["1"],
}


def of_kind(kind: QuestionKind) -> Asked:
    return next(each for each in EVERY_KIND if each.kind == kind)


def form_data(phase: Phase, **fields: object) -> QueryDict:
    data = QueryDict(mutable=True)
    data["version"] = str(phase.version)
    code = questions_of(phase)[0].code
    for name, value in fields.items():
        data[name.replace("field", code)] = str(value)
    return data


def cleaned(phase: Phase, **fields: object) -> list[str] | dict[str, Any]:
    """What the first question's field makes of a page that was sent, or the errors."""
    form, taking_part = Survey().form(phase, None, form_data(phase, **fields))
    if not form.is_valid():
        return form.errors
    return list(taking_part.given().answers[questions_of(phase)[0].code])


def test_every_kind_is_there_once_with_its_columns() -> None:
    assert [kind.name for kind in KINDS] == list(QuestionKind)
    assert set(COLUMNS) == set(QuestionKind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_said_is_kept_shown_and_said_again(kind: Kind) -> None:
    make_place()
    phase = make_consultation(of_kind(kind.name))

    given = answer(make_person(), phase, SAID[kind.name])

    question = questions_of(phase)[0]
    assert said_in(given.contribution) == {question.code: SAID[kind.name]}
    form, _taking_part = Survey().form(phase, given.contribution, None)
    assert form.initial[question.code] == kind_named(kind.name).filled(SAID[kind.name])
    filled = set(COLUMNS[kind.name])
    row = Answer.objects.values("text", "choice", "rank", "number", "date", "place", "wording").first()
    assert {name for name, value in (row or {}).items() if value not in (None, "")} == filled
    assert results_of(phase)[0].answered == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (SCALE, "0"),
        (SCALE, "6"),
        (SCALE, "2.5"),
        (SCALE, ["1", "2"]),
        (RANKING, ["4"]),
        (NUMBER, "-1"),
        (NUMBER, "100.5"),
        (NUMBER, "NaN"),
        (NUMBER, "1e30"),
        (NUMBER, "many"),
        (NUMBER, ["1", "2"]),
        (DATE, "yesterday"),
        (DATE, ["2026-01-01", "2026-01-02"]),
        (DISTRICT, "ID-99.99"),
        (CONSENT, "2"),
    ],
)
def test_what_does_not_belong_to_the_question_is_refused(question: Asked, said: str | Sequence[str]) -> None:
    with pytest.raises(NotAChoice):
        answer(make_person(), make_consultation(question), said)


def test_two_answers_in_one_place_are_refused_in_words() -> None:
    phase = make_consultation(RANKING)

    refused = cleaned(phase, **{"field-1": "1", "field-2": "1"})

    assert isinstance(refused, dict)
    assert [str(error) for errors in refused.values() for error in errors] == [
        "Two answers stand in the same place. Give each a place of its own."
    ]


def test_ranking_without_script_leaves_some_out_and_closes_gaps() -> None:
    assert cleaned(make_consultation(RANKING), **{"field-3": "1", "field-1": "3", "field-2": ""}) == [
        "3",
        "1",
    ]


def test_database_refuses_two_answers_in_one_place() -> None:
    phase = make_consultation(RANKING)
    contribution = answer(make_person(), phase, ["1"]).contribution
    question = questions_of(phase)[0]

    with pytest.raises(IntegrityError, match="consultations_answer_rank_once"), transaction.atomic():
        Answer.objects.create(
            contribution=contribution,
            question=question,
            kind="ranking",
            rank=1,
            choice=question.choices.all()[1],
        )


def test_database_refuses_a_second_number() -> None:
    phase = make_consultation(NUMBER)
    contribution = answer(make_person(), phase, "1").contribution

    with pytest.raises(IntegrityError, match="consultations_answer_once"), transaction.atomic():
        Answer.objects.create(
            contribution=contribution, question=questions_of(phase)[0], kind="number", number=2
        )


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("scale", {"number": 11}),
        ("scale", {"number": Decimal("2.5")}),
        ("number", {"number": 1, "text": "one"}),
        ("date", {"number": 1}),
    ],
)
def test_database_refuses_columns_of_another_kind(kind: str, columns: dict[str, Any]) -> None:
    phase = make_consultation(SCALE, NUMBER, DATE)
    contribution = answer(make_person(), phase, "1", "", "").contribution
    Answer.objects.all().delete()
    question = phase.questions.get(kind=kind)

    with pytest.raises(IntegrityError, match=r"fills_its_columns|is_a_step"), transaction.atomic():
        Answer.objects.create(contribution=contribution, question=question, kind=kind, **columns)


def test_consent_is_never_ticked_beforehand_and_names_the_wording_agreed_to() -> None:
    phase, person = make_consultation(CONSENT), make_person()
    form, _taking_part = Survey().form(phase, None, None)
    assert " checked" not in str(form)
    answer(person, phase, ["1"])
    assert Answer.objects.get().wording == 1
    take_back_answers(person=person, phase=phase, now=NOW)
    other = asked("Izin mengutip", QuestionKind.CONSENT, choices=["Boleh dikutip dengan nama."])
    change_question(person=organiser_of(phase), question=questions_of(phase)[0], asked=other, now=NOW)
    phase.refresh_from_db()

    answer(person, phase, ["1"], now=NOW + timedelta(hours=1))

    assert Answer.objects.get().wording == 2


def test_scale_is_counted_by_step_with_mean_and_median() -> None:
    phase = make_consultation(SCALE)
    for step in ("1", "4", "5", "5"):
        answer(make_person(), phase, step)

    result = results_of(phase)[0]

    assert [(bar.text, bar.count) for bar in result.choices] == [
        ("1: Tidak puas", 1),
        ("2", 0),
        ("3", 0),
        ("4", 1),
        ("5: Sangat puas", 2),
    ]
    assert [(figure.name, figure.value) for figure in result.figures] == [("mean", "3.75"), ("median", "4.5")]


def test_ranking_is_counted_by_borda_with_first_places() -> None:
    phase = make_consultation(RANKING)
    for order in (["1", "2", "3"], ["2", "3"], ["2"]):
        answer(make_person(), phase, order)

    result = results_of(phase)[0]

    # Of three choices: first 2, second 1, third 0. Air 1+2+2, Jalan 2, Sekolah 0+1.
    assert [(bar.text, bar.points, bar.firsts, bar.count, bar.percent) for bar in result.choices] == [
        ("Air", 5, 2, 3, 83),
        ("Jalan", 2, 1, 1, 33),
        ("Sekolah", 1, 0, 2, 17),
    ]


def test_numbers_are_told_with_their_unit() -> None:
    phase = make_consultation(NUMBER)
    for number in ("10", "20", "60"):
        contribution = answer(make_person(), phase, number).contribution

    result = results_of(phase)[0]

    assert [(figure.name, figure.value) for figure in result.figures] == [
        ("mean", "30 juta rupiah"),
        ("median", "20 juta rupiah"),
        ("least", "10 juta rupiah"),
        ("most", "60 juta rupiah"),
    ]
    assert review_of(contribution)[0].answers == ["60 juta rupiah"]


def test_many_numbers_are_counted_by_stretches_that_add_up() -> None:
    phase = make_consultation(NUMBER)
    for number in range(13):
        answer(make_person(), phase, str(number))

    bars = results_of(phase)[0].choices

    assert (len(bars), sum(bar.count for bar in bars), bars[0].text) == (10, 13, "0 to 1.2")


def test_places_and_days_are_counted() -> None:
    make_place()
    phase = make_consultation(DISTRICT, DATE)
    answer(make_person(), phase, "ID-33.74", "2026-05-01")
    answer(make_person(), phase, "ID-33.74", "2026-05-20")

    places, days = results_of(phase)

    assert [(bar.text, bar.count) for bar in places.choices] == [("Kota Semarang, Tempat ID-33", 2)]
    assert [(bar.text, bar.count) for bar in days.choices] == [("May 2026", 2)]


@pytest.mark.parametrize(
    ("counts", "middle"),
    [([(1, 1)], "1"), ([(1, 1), (2, 1)], "1.5"), ([(1, 2), (9, 1)], "1"), ([(1, 1), (2, 1), (9, 2)], "5.5")],
)
def test_median_is_the_middle(counts: list[tuple[int, int]], middle: str) -> None:
    assert median([(Decimal(number), count) for number, count in counts]) == Decimal(middle)


@pytest.mark.parametrize(
    ("kind", "settings", "faults"),
    [
        ("scale", {"most": Decimal(7), "low_words": "a", "high_words": "b"}, ["most"]),
        ("scale", {"most": Decimal(5), "low_words": "a"}, ["high_words"]),
        ("number", {"least": Decimal(2), "most": Decimal(2)}, ["most"]),
        ("number", {}, []),
        ("ranking", {"choices": ["a"]}, ["choices"]),
        ("consent", {"choices": []}, ["choices"]),
        ("consent", {"choices": ["a", "b"]}, ["choices"]),
    ],
)
def test_what_cannot_be_asked_so_is_named_by_its_field(
    kind: str, settings: dict[str, Any], faults: list[str]
) -> None:
    found = kind_named(kind).faults(asked("Apa?", QuestionKind(kind), **settings))

    assert list(found) == faults
