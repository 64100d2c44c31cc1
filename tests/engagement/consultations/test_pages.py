"""The pages of a consultation: what each reader sees, and what each costs in queries."""

from datetime import timedelta
from typing import Any, cast

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog, Person
from accounts.requests import PersonRequest
from core import clock
from engagement.activities.models import Activity
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Consultation, Phase, Question
from engagement.consultations.panels import my_answers
from engagement.consultations.surveys.plans import Asked
from engagement.voices.models import Contribution, Outcome
from engagement.voices.receipts import hash_of
from tests.engagement.consultations.makers import (
    MANY,
    ONE,
    WORDS,
    answer,
    asked,
    make_consultation,
    organiser_of,
    question,
)
from tests.engagement.voices.makers import answer_all
from tests.makers import make_coordinator, make_group, make_organiser, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db


def make_open(*questions: Asked, **trunk: Any) -> Phase:
    """A consultation that is open by the clock of the pages."""
    return make_consultation(*questions, now=clock.now(), **trunk)


def to(phase: Phase, name: str, *more: str) -> str:
    of_whole = name.startswith(("consultation-", "phase-list", "phase-add", "outcome-"))
    return reverse(
        f"consultations:{name}", args=[phase.consultation.activity.code if of_whole else phase.code, *more]
    )


def page(client: Client, phase: Phase, name: str = "", *more: str) -> str:
    address = to(phase, name, *more) if name else phase.consultation.activity.get_absolute_url()
    response = client.get(address, headers={"accept-language": "en"})
    assert response.status_code == 200, response.status_code
    return response.text


def send(
    client: Client, phase: Phase, name: str = "answers-give", **fields: Any
) -> Any:  # a response of the test client
    return client.post(to(phase, name), fields, follow=True, headers={"accept-language": "en"})


def filled(phase: Phase, *answers: object) -> dict[str, Any]:
    codes = phase.questions.order_by("position").values_list("code", flat=True)
    return {"version": phase.version, **dict(zip(codes, answers, strict=True))}


def test_visitor_is_told_what_is_promised_and_how_to_answer(client: Client) -> None:
    phase = make_open()

    shown = page(client, phase)

    assert "We cannot promise that the organisers will do what you ask for." in shown
    assert "/account/signup/?next=/phases/" in shown
    assert "3 questions" in shown


def test_whoever_is_not_signed_in_signs_in_and_comes_back(client: Client) -> None:
    address = reverse("consultations:answers-give", args=[make_open().code])

    assert client.get(address).headers["Location"] == f"/account/login/?next={address}"


def test_answers_are_sent_reviewed_changed_and_taken_back() -> None:
    phase, person = make_open(), make_person("Sari")
    client = signed_in(person)

    sent = send(client, phase, **filled(phase, "Modal usaha", "2", ["1", "3"]))

    receipt = sent.context["receipt"].replace(" ", "")
    assert bytes(Contribution.objects.get().receipt_hash or b"") == hash_of(receipt)
    assert ("Modal usaha" in sent.text, "Di kota" in sent.text, "Received" in sent.text) == (True, True, True)
    assert receipt not in page(client, phase, "answers-review").replace(" ", "")

    changed = send(client, phase, **filled(phase, "", "1", []))
    assert "Your new answers stand in place of the old ones." in changed.text
    assert ("Modal usaha" in changed.text, "Di desa" in changed.text, changed.context["receipt"]) == (
        False,
        True,
        "",
    )

    send(client, phase, "answers-take-back")
    assert (Answer.objects.count(), Contribution.objects.get().state) == (0, "withdrawn")


def test_new_receipt_code_is_shown_once() -> None:
    phase, person = make_open(), make_person()
    answer(person, phase, now=clock.now())

    shown = send(signed_in(person), phase, "receipt-renew")

    assert bytes(Contribution.objects.get().receipt_hash or b"") == hash_of(
        shown.context["receipt"].replace(" ", "")
    )


def test_form_is_filled_with_what_was_given_before() -> None:
    phase, person = make_open(), make_person()
    answer(person, phase, "Modal usaha", "2", ["3"], now=clock.now())

    shown = page(signed_in(person), phase, "answers-give")

    assert ">\nModal usaha</textarea>" in shown
    assert shown.count(" checked") == 2


def test_missing_answer_is_asked_for_in_words() -> None:
    phase = make_open(WORDS, ONE)

    sent = send(signed_in(make_person()), phase, **filled(phase, "Modal", ""))

    assert (sent.status_code, Contribution.objects.count()) == (422, 0)
    assert "Please look at this again" in sent.text


def test_answers_to_changed_questions_can_be_sent_at_the_second_try() -> None:
    phase = make_open(WORDS)
    old = filled(phase, "Modal") | {"version": phase.version - 1}
    client = signed_in(make_person())

    first = send(client, phase, **old)
    second = send(client, phase, **(old | {"version": first.context["form"]["version"].value()}))

    assert "The organisers have changed the questions meanwhile." in first.text
    assert (first.status_code, second.status_code, Contribution.objects.count()) == (422, 200, 1)


def test_words_of_organisers_are_shown_as_words() -> None:
    phase = make_open(asked("<b>Apa</b>?", help="<script>alert(1)</script>"))

    shown = page(signed_in(make_person()), phase, "answers-give")

    assert ("<script>alert" in shown, "<b>Apa" in shown) == (False, False)
    assert "&lt;script&gt;" in shown


def test_closed_consultation_sends_people_to_its_page() -> None:
    phase = make_open()
    Activity.objects.update(state="closed")

    sent = send(signed_in(make_person()), phase, **filled(phase, "Modal", "1", []))

    assert "This consultation takes no answers now." in sent.text
    assert Contribution.objects.count() == 0


def test_outcome_is_published_and_everyone_reads_it(client: Client) -> None:
    phase = make_open()
    person = make_person()
    answer(person, phase, now=clock.now())
    Activity.objects.update(state="closed")
    answer_all(phase.consultation.activity, organiser_of(phase), now=clock.now())

    sent = send(
        signed_in(organiser_of(phase)), phase, "outcome-publish", text="Meja layanan dibuka.", language="id"
    )

    assert "Published. Everyone who took part is told." in sent.text
    assert Outcome.objects.get().text == "Meja layanan dibuka."
    assert "Meja layanan dibuka." in page(client, phase)
    assert "Meja layanan dibuka." in page(signed_in(person), phase, "answers-review")


def test_reading_texts_is_logged_and_marks_them_read() -> None:
    phase, person = make_open(), make_person("Sari")
    answer(person, phase, "Modal usaha", "1", [], now=clock.now())
    organiser = organiser_of(phase)

    shown = page(signed_in(organiser), phase, "texts-read", question(phase, QuestionKind.TEXT).code)

    assert ("Modal usaha" in shown, "Sari" in shown) == (True, True)
    assert list(AccessLog.objects.values_list("viewer", "person", "what")) == [
        (organiser.pk, person.pk, "consultation_answers")
    ]
    assert Contribution.objects.get().state == "read"


@pytest.mark.parametrize(
    "name",
    [
        "results-show",
        "outcome-publish",
        "question-list",
        "question-add",
        "consultation-change",
        "phase-list",
        "phase-add",
        "phase-change",
    ],
)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("organiser", 200),
        ("coordinator", 200),
        ("coordinator elsewhere", 404),
        ("organiser elsewhere", 404),
        ("participant", 404),
        ("visitor", 302),
    ],
)
def test_rooms_of_the_organisers_are_closed_to_others(name: str, who: str, status: int) -> None:
    phase = make_open(WORDS)
    people = {
        "organiser": lambda: organiser_of(phase),
        "coordinator": lambda: make_coordinator(make_place()),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-52.01", name="Lombok Barat")),
        "organiser elsewhere": lambda: make_organiser(make_group("Lain")),
        "participant": make_person,
    }
    client = signed_in(people[who]()) if who in people else Client()

    response = client.get(to(phase, name))

    assert response.status_code == status


def test_consultation_is_drafted_and_its_questions_written() -> None:
    organiser = make_organiser(make_group())
    client, now = signed_in(organiser), clock.now()
    drafted = client.post(
        reverse("consultations:consultation-draft"),
        {
            "organisation": organiser.organisations.get().pk,
            "title": "Rencana",
            "summary": "Apa yang perlu?",
            "original_language": "id",
            "place": "Kota Semarang",
            "place_code": "ID-33.74",
            "starts": f"{now:%Y-%m-%dT%H:%M}",
            "ends": f"{now + timedelta(days=3):%Y-%m-%dT%H:%M}",
            "zone": "Asia/Jakarta",
            "method": "survey",
            "privacy": "named",
        },
    )
    assert drafted.status_code == 302, drafted.context["form"].errors
    consultation = Consultation.objects.select_related("activity").get()
    code = consultation.phases.get().code

    for text in ("Pertama?", "Kedua?"):
        client.post(
            reverse("consultations:question-add", args=[code]), {"text": text, "kind": "text", "choices": ""}
        )
    second = Question.objects.get(text="Kedua?")
    client.post(reverse("consultations:question-move", args=[code, second.code]), {"to": "up"})
    client.post(
        reverse("consultations:question-remove", args=[code, Question.objects.get(text="Pertama?").code])
    )

    assert consultation.activity.is_online
    assert list(Question.objects.values_list("text", flat=True)) == ["Kedua?"]
    assert consultation.activity.counters.get(name="contributions").value == 0


def test_my_answers_stand_on_my_page() -> None:
    phase, person = make_open(title="Rencana perlindungan"), make_person()
    answer(person, phase, now=clock.now())

    shown = signed_in(person).get(reverse("accounts:me")).text

    assert reverse("consultations:answers-review", args=[phase.code]) in shown
    assert "Rencana perlindungan" in shown


# What each page costs; the same with one answer, question or consultation as with four.


def crowd(phase: Phase, size: int) -> list[Person]:
    people = [make_person() for _number in range(size)]
    for person in people:
        answer(person, phase, now=clock.now())
    return people


@pytest.mark.parametrize("size", [1, 4])
def test_page_costs_a_visitor(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    phase = make_open(*[WORDS, ONE, MANY, WORDS][:size])
    people = [make_person() for _number in range(size)]
    for person in people:
        answer(person, phase, *["Modal", "1", ["1"], "Lagi"][:size], now=clock.now())

    with django_assert_num_queries(6):
        page(client, phase)


@pytest.mark.parametrize("size", [1, 4])
def test_page_costs_an_organiser(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase = make_open()
    crowd(phase, size)
    client = signed_in(organiser_of(phase))

    with django_assert_num_queries(13):
        page(client, phase)


@pytest.mark.parametrize("size", [1, 4])
def test_survey_costs(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase = make_open(*[WORDS, ONE, MANY, WORDS][:size])
    client = signed_in(make_person())

    with django_assert_num_queries(13):
        page(client, phase, "answers-give")


@pytest.mark.parametrize("size", [1, 4])
def test_results_cost(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase = make_open(*[ONE, MANY, asked("a?"), asked("b?")][:size])
    for _number in range(size):
        answer(make_person(), phase, *["1", ["1"], "Modal", "Lagi"][:size], now=clock.now())
    client = signed_in(organiser_of(phase))

    with django_assert_num_queries(16):
        page(client, phase, "results-show")


@pytest.mark.parametrize("size", [1, 4])
def test_texts_cost(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase = make_open(WORDS)
    for _number in range(size):
        answer(make_person(), phase, "Modal", now=clock.now())
    client = signed_in(organiser_of(phase))

    with django_assert_num_queries(13):
        page(client, phase, "texts-read", phase.questions.get().code)


@pytest.mark.parametrize("size", [1, 4])
def test_questions_cost(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase = make_open(*[ONE, MANY, ONE, MANY][:size])
    client = signed_in(organiser_of(phase))

    with django_assert_num_queries(9):
        page(client, phase, "question-list")


@pytest.mark.parametrize("size", [1, 4])
def test_panel_of_my_answers_costs_two_queries(
    size: int, rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = cast(PersonRequest, rf.get("/me/"))
    request.person = make_person()
    for _number in range(size):
        answer(request.person, make_open(WORDS), "Modal", now=clock.now())

    with django_assert_num_queries(2):
        shown = render_to_string("consultations/_my_answers.html", {"panel": my_answers(request)})

    assert shown.count("<li>") == size
