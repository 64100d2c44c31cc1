"""A survey page by page, and what is kept of it until it is sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Person
from accounts.personal_data import take_away
from core import clock
from engagement.activities.models import Activity
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Answer, Draft, Phase
from engagement.consultations.surveys.selectors import carried, draft_of, questions_of, results_of
from engagement.consultations.surveys.services.drafts import KEPT_FOR, drop_old_drafts, keep_draft
from engagement.consultations.surveys.services.questions import add_question, change_question
from engagement.voices.givers import Giver
from tests.engagement.consultations.makers import (
    MANY,
    NUMBER,
    ONE,
    WORDS,
    answer,
    asked,
    make_consultation,
    organiser_of,
)
from tests.makers import make_person, signed_in

pytestmark = pytest.mark.django_db


def make_walked(*more: Any) -> Phase:
    """Where do you live; a second page of words; a third that only those abroad see."""
    phase = make_consultation(ONE, now=clock.now())
    where = questions_of(phase)[0].code
    for question in (
        asked("Apa yang kurang?", starts_page=True, page_heading="Kebutuhan", required=True),
        asked("Negara mana?", starts_page=True, page_shown_if=f"{where}:3"),
        *more,
    ):
        add_question(person=organiser_of(phase), phase=phase, asked=question, now=clock.now())
    phase.refresh_from_db()
    return phase


def code_of(phase: Phase, at: int) -> str:
    return questions_of(phase)[at].code


def address(phase: Phase, name: str, *more: object) -> str:
    return reverse(f"consultations:{name}", args=[phase.code, *more])


def send(client: Client, phase: Phase, number: int, said: dict[int, str], to: str = "next") -> Any:
    fields = {code_of(phase, at): words for at, words in said.items()}
    return client.post(
        address(phase, "answer-page", number),
        fields | {"version": phase.version, "to": to},
        follow=True,
        headers={"accept-language": "en"},
    )


def at(response: Any) -> str:
    return str(response.redirect_chain[-1][0]).rsplit("/answer/", 1)[-1]


def keep(person: Person, phase: Phase, said: dict[int, list[str]]) -> Draft:
    return keep_draft(
        person=person,
        phase=phase,
        said={code_of(phase, at): words for at, words in said.items()},
        page=1,
        now=clock.now(),
    )


def test_pages_follow_each_other_to_the_last_look_and_are_sent() -> None:
    phase, person = make_walked(), make_person()
    client = signed_in(person)
    begun = client.get(address(phase, "answers-give"), follow=True)

    first = send(client, phase, 1, {0: "3"})
    second = send(client, phase, 2, {1: "Modal"})
    third = send(client, phase, 3, {2: "Malaysia"})
    sent = client.post(
        address(phase, "answer-check"),
        {"version": phase.version},
        follow=True,
        headers={"accept-language": "en"},
    )

    assert (at(begun), at(first), at(second), at(third)) == ("pages/1/", "pages/2/", "pages/3/", "check/")
    assert ("Kebutuhan" in first.text, "Di luar negeri" in third.text, "Modal" in third.text) == (
        True,
        True,
        True,
    )
    assert "Thank you. Your answers have arrived." in sent.text
    assert (Answer.objects.count(), Draft.objects.count()) == (3, 0)


def test_page_that_asks_her_nothing_is_left_out_forth_and_back() -> None:
    phase, client = make_walked(asked("Lagi?", starts_page=True)), signed_in(make_person())
    send(client, phase, 1, {0: "1"})

    forth = send(client, phase, 2, {1: "Modal"})
    back = send(client, phase, 4, {3: ""}, to="back")

    assert (at(forth), at(back)) == ("pages/4/", "pages/2/")


def test_next_asks_for_what_must_be_answered_and_back_does_not() -> None:
    phase, client = make_walked(), signed_in(make_person())
    send(client, phase, 1, {0: "1"})

    forth = send(client, phase, 2, {1: ""})
    back = send(client, phase, 2, {1: ""}, to="back")

    assert (forth.status_code, at(back)) == (422, "pages/1/")


def test_last_look_names_what_is_missing_and_sends_nothing() -> None:
    phase, person = make_walked(), make_person()
    keep(person, phase, {0: ["1"]})
    client = signed_in(person)

    looked = client.get(address(phase, "answer-check"), headers={"accept-language": "en"})
    sent = client.post(
        address(phase, "answer-check"), {"version": phase.version}, headers={"accept-language": "en"}
    )

    assert "Not answered yet. This question must be answered." in looked.text
    assert (sent.status_code, Answer.objects.count(), Draft.objects.count()) == (422, 0, 1)
    assert "Answer every question that must be answered, then send." in sent.text


def test_what_is_valid_of_a_page_is_kept_beside_what_is_not() -> None:
    phase, person = make_consultation(WORDS, NUMBER, now=clock.now()), make_person()
    client = signed_in(person)

    send(client, phase, 1, {0: "Modal", 1: "1000"}, to="later")

    assert carried(draft_of(Giver(person), phase), questions_of(phase)) == {code_of(phase, 0): ["Modal"]}


def test_kept_answers_fill_the_form_on_any_device_until_sent() -> None:
    phase, person = make_consultation(WORDS, MANY, now=clock.now()), make_person()
    quiet = send(signed_in(person), phase, 1, {0: "Modal usaha"}, to="quietly")

    shown = signed_in(person).get(address(phase, "answers-give"), headers={"accept-language": "en"})

    assert quiet.status_code == 204
    assert (">\nModal usaha</textarea>" in shown.text, "Kept, not sent yet." in shown.text) == (True, True)
    answer(person, phase, "Modal", "", now=clock.now())
    assert Draft.objects.count() == 0


def test_kept_change_stands_beside_what_was_sent_and_can_be_thrown_away() -> None:
    phase, person = make_consultation(WORDS, now=clock.now()), make_person()
    answer(person, phase, "Modal", now=clock.now())
    keep(person, phase, {0: ["Air"]})
    client = signed_in(person)

    shown = client.get(address(phase, "answers-give"), headers={"accept-language": "en"})
    client.post(address(phase, "answer-drop"))

    assert "What you sent before stands until you send the new answers." in shown.text
    assert (Answer.objects.get().text, Draft.objects.count()) == ("Modal", 0)


def test_drafts_are_no_answers_to_organisers() -> None:
    phase = make_consultation(ONE, now=clock.now())
    keep(make_person(), phase, {0: ["1"]})

    assert results_of(phase)[0].answered == 0
    add_question(person=organiser_of(phase), phase=phase, asked=MANY, now=clock.now())


def test_draft_is_carried_over_where_questions_still_stand() -> None:
    phase, person = make_consultation(WORDS, ONE, now=clock.now()), make_person()
    keep(person, phase, {0: ["Modal"], 1: ["2"]})
    organiser, (words, one) = organiser_of(phase), questions_of(phase)

    add_question(person=organiser, phase=phase, asked=MANY, now=clock.now())
    change_question(person=organiser, question=words, asked=asked(required=True), now=clock.now())
    change_question(person=organiser, question=one, asked=asked("Di mana?"), now=clock.now())

    assert carried(draft_of(Giver(person), phase), questions_of(phase)) == {words.code: ["Modal"]}


def test_closed_phase_keeps_nothing_more() -> None:
    phase = make_consultation(WORDS, now=clock.now())
    Activity.objects.update(state="closed")

    with pytest.raises(PhaseNotOpen):
        keep(make_person(), phase, {0: ["Modal"]})


def test_old_drafts_go_thirty_days_after_the_phase_has_closed() -> None:
    phase = make_consultation(WORDS, now=clock.now())
    keep(make_person(), phase, {0: ["Modal"]})

    assert drop_old_drafts(now=phase.closes_at + KEPT_FOR) == 0
    assert drop_old_drafts(now=phase.closes_at + KEPT_FOR + timedelta(seconds=1)) == 1


def test_draft_is_taken_away_with_everything_else() -> None:
    phase, person = make_consultation(WORDS, now=clock.now()), make_person()
    keep(person, phase, {0: ["Modal"]})
    keep(make_person(), phase, {0: ["Air"]})

    rows = take_away(person)["answers_not_sent"]

    assert [row["answers"] for row in rows] == [{code_of(phase, 0): {"said": ["Modal"], "wording": 1}}]


@pytest.mark.parametrize("size", [1, 4])
def test_page_costs_the_same(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase = make_walked(*[asked(f"Lagi {number}?", starts_page=True) for number in range(size)])
    person = make_person()
    keep(person, phase, {0: ["1"], 1: ["Modal"]})
    client = signed_in(person)

    with django_assert_num_queries(11):
        client.get(address(phase, "answer-page", 1))
    with django_assert_num_queries(11):
        client.get(address(phase, "answer-check"))
