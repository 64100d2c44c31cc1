"""Open data: numbers of an answered consultation for everyone, small ones untold, and no words of a person."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from core import clock
from engagement.consultations.models import Phase
from engagement.consultations.open_rows import cell
from engagement.voices.services import publish_outcome
from tests.api.documented import ApiClient
from tests.engagement.consultations.ideas.makers import make_idea, make_ideas
from tests.engagement.consultations.makers import (
    NUMBER,
    ONE,
    WORDS,
    answer,
    make_consultation,
    organiser_of,
)
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def close(phase: Phase) -> None:
    """After its end, with its outcome: what was said in words counts as answered."""
    activity = phase.consultation.activity
    clock.shift(timedelta(days=5))
    activity.contributions.update(state="answered")
    publish_outcome(
        person=organiser_of(phase), activity=activity, text="Terima kasih.", language="id", now=clock.now()
    )


def table(phase: Phase) -> list[dict[str, str]]:
    file = Client().get(f"/consultations/{phase.consultation.activity.code}/data.csv")
    assert file.status_code == 200
    return list(csv.DictReader(StringIO(b"".join(file).decode("utf-8-sig"))))


def test_cells_are_rounded_and_small_ones_untold() -> None:
    assert [cell(people) for people in (0, 1, 9, 10, 12, 13, 17, 18)] == [
        "<10",
        "<10",
        "<10",
        10,
        10,
        15,
        15,
        20,
    ]


def test_survey_gives_rounded_numbers_and_no_words() -> None:
    phase = make_consultation(WORDS, ONE, NUMBER, now=clock.now())
    for number in range(23):
        answer(make_person(), phase, f"rahasia {number}", "1" if number < 16 else "2", "5", now=clock.now())
    close(phase)

    rows = table(phase)

    by_answer = {row["answer"]: (row["value"], row["out_of"]) for row in rows if row["asked"] == ONE.text}
    assert by_answer[ONE.choices[0]] == ("15", "25")
    assert by_answer[ONE.choices[1]] == ("<10", "25")
    assert [row["value"] for row in rows if row["asked"] == WORDS.text] == ["25"]
    assert "rahasia" not in str(rows)
    over_api = ApiClient(None).get(f"/consultations/{phase.consultation.activity.code}/data/").json()
    assert [row["answer"] for row in over_api] == [row["answer"] for row in rows]


def test_few_people_give_no_mean() -> None:
    phase = make_consultation(NUMBER, now=clock.now())
    answer(make_person(), phase, "7", now=clock.now())
    close(phase)

    assert [(row["answer"], row["value"]) for row in table(phase)] == [("", "<10")]


def test_ideas_give_what_everyone_reads() -> None:
    phase = make_ideas(now=clock.now())
    idea = make_idea(phase, make_person(), now=clock.now())
    close(phase)

    assert [(row["answer"], row["value"], row["out_of"]) for row in table(phase)] == [(idea.title, "0", "")]


@pytest.mark.parametrize("more", [{}, {"is_sensitive": True}])
def test_nothing_before_it_is_answered_and_nothing_of_what_is_sensitive(client: Client, more: Any) -> None:
    phase = make_consultation(ONE, now=clock.now(), **more)
    answer(make_person(), phase, "1", now=clock.now())
    if more:
        close(phase)

    assert client.get(f"/consultations/{phase.consultation.activity.code}/data.csv").status_code == 404
