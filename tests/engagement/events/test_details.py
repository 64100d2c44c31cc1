"""What a registration tells beside size and way: the organiser's questions, names, needs and their sums."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog
from core import clock
from engagement.activities.errors import NotAllowed
from engagement.events.choices import QuestionKind
from engagement.events.errors import (
    AnswerMissing,
    AnswerNotUnderstood,
    ConditionUnknown,
    NotRegistered,
    QuestionAnswered,
    RegistrationClosed,
    TooManyNames,
)
from engagement.events.models import Event, Question, Registration, RegistrationAnswer, RegistrationNeeds
from engagement.events.plans import Asked, Details, Needs
from engagement.events.selectors import answers_of, need_sums
from engagement.events.services import (
    add_question,
    cancel_registration,
    change_question,
    move_question,
    register,
    remove_question,
    tell_details,
)
from engagement.participation.choices import Mode
from tests.api.documented import ApiClient
from tests.makers import make_event, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db


def event_now(**more: Any) -> Event:  # Any: a test names the fields it changes
    return make_event(now=clock.now(), **more)


def ask(event: Event, text: str, kind: QuestionKind = QuestionKind.TEXT, **more: Any) -> Question:
    organiser = make_organiser(event.activity.organisation)
    return add_question(
        person=organiser, event=event, asked=Asked(kind=kind, text=text, **more), now=clock.now()
    )


def join(event: Event, called: str = "Sari", party_size: int = 1, mode: Mode = Mode.HALL) -> Registration:
    person = make_person(called)
    return register(person=person, event=event, mode=mode, party_size=party_size, now=clock.now())


def tell(registration: Registration, answers: dict[str, str] | None = None, **details: Any) -> Registration:
    return tell_details(
        person=registration.person,
        event=registration.event,
        details=Details(answers=answers or {}, **details),
        now=clock.now(),
    )


def test_each_kind_of_answer_is_kept() -> None:
    event = event_now()
    words = ask(event, "Dari desa mana?")
    number = ask(event, "Berapa tahun di luar negeri?", QuestionKind.NUMBER)
    day = ask(event, "Kapan pulang?", QuestionKind.DATE)
    choice = ask(event, "Naik apa?", QuestionKind.CHOICE, choices=["bus", "motor"])
    registration = join(event)

    said = {words.code: "Tembalang", number.code: "007", day.code: "2026-11-27", choice.code: "bus"}
    tell(registration, said)

    assert answers_of(registration) == said | {number.code: "7"}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (QuestionKind.NUMBER, "banyak"),
        (QuestionKind.DATE, "besok"),
        (QuestionKind.CHOICE, "pesawat"),
    ],
)
def test_answer_of_another_kind_is_refused(kind: QuestionKind, said: str) -> None:
    event = event_now()
    question = ask(event, "Apa?", kind, choices=["bus", "motor"])

    with pytest.raises(AnswerNotUnderstood):
        tell(join(event), {question.code: said})

    assert not RegistrationAnswer.objects.exists()


def test_required_question_must_be_answered_by_those_who_are_asked() -> None:
    event = event_now(is_online=True)
    ask(event, "Ukuran kaus?", is_required=True, for_mode=Mode.HALL)

    with pytest.raises(AnswerMissing):
        tell(join(event))
    tell(join(event, mode=Mode.ONLINE))

    assert RegistrationNeeds.objects.count() == 1


def test_question_that_hangs_on_an_answer_is_asked_after_it_alone() -> None:
    event = event_now()
    first = ask(event, "Menginap?", QuestionKind.CHOICE, choices=["ya", "tidak"])
    then = ask(event, "Berapa malam?", is_required=True, if_question=first.code, if_choice="ya")
    stays, goes = join(event, "Ani"), join(event, "Budi")

    with pytest.raises(AnswerMissing):
        tell(stays, {first.code: "ya"})
    tell(stays, {first.code: "ya", then.code: "dua"})
    tell(goes, {first.code: "tidak", then.code: "dua"})

    assert [set(answers_of(one)) for one in (stays, goes)] == [{first.code, then.code}, {first.code}]


def test_answered_question_keeps_its_meaning() -> None:
    event = event_now()
    question = ask(event, "Dari mana?")
    organiser = make_organiser(event.activity.organisation)
    tell(join(event), {question.code: "Tembalang"})
    otherwise = Asked(kind=QuestionKind.TEXT, text="Ke mana?")

    with pytest.raises(QuestionAnswered):
        change_question(person=organiser, question=question, asked=otherwise, now=clock.now())
    with pytest.raises(QuestionAnswered):
        remove_question(person=organiser, question=question, now=clock.now())


def test_questions_are_the_organisers_and_hang_on_answers_that_are_there() -> None:
    event = event_now()
    question = ask(event, "Menginap?", QuestionKind.CHOICE, choices=["ya", "tidak"])

    with pytest.raises(NotAllowed):
        remove_question(person=make_person(), question=question, now=clock.now())
    with pytest.raises(ConditionUnknown):
        ask(event, "Berapa malam?", if_question=question.code, if_choice="mungkin")


def test_questions_change_places() -> None:
    event = event_now()
    first, second = ask(event, "Satu?"), ask(event, "Dua?")
    organiser = make_organiser(event.activity.organisation)

    move_question(person=organiser, question=second, up=True, now=clock.now())
    move_question(person=organiser, question=second, up=True, now=clock.now())

    assert list(Question.objects.values_list("pk", flat=True)) == [second.pk, first.pk]


def test_companions_are_named_as_far_as_the_party_goes() -> None:
    event = event_now()
    registration = join(event, party_size=3)

    tell(registration, companions=["Ani", " ", "Budi"])
    with pytest.raises(TooManyNames):
        tell(registration, companions=["Ani", "Budi", "Citra"])
    register(person=registration.person, event=event, mode=Mode.HALL, party_size=2, now=clock.now())

    registration.refresh_from_db()
    assert registration.companions == ["Ani"]


def test_needs_are_summed_over_those_who_have_a_seat() -> None:
    event = event_now(seats=6)
    tell(join(event, "Ani", 2), needs=Needs(interpreter="Bahasa Jawa", children=1, needs_transport=True))
    tell(join(event, "Budi", 3), needs=Needs(interpreter="bahasa jawa", needs_transport=True, access="ramp"))
    tell(join(event, "Citra", 1), needs=Needs(interpreter="BISINDO", children=2))
    tell(join(event, "Dewi", 1), needs=Needs(interpreter="BISINDO", children=5))

    sums = need_sums(event)

    assert sums.interpreters == [("Bahasa Jawa", 2), ("BISINDO", 1)]
    assert (sums.children, sums.transport, sums.access) == (3, 5, 1)


def test_what_was_told_goes_with_the_registration() -> None:
    event = event_now()
    question = ask(event, "Dari mana?")
    registration = join(event, party_size=2)
    tell(registration, {question.code: "Tembalang"}, companions=["Ani"], needs=Needs(access="ramp"))

    cancel_registration(person=registration.person, event=event, now=clock.now())

    registration.refresh_from_db()
    assert (registration.companions, RegistrationNeeds.objects.count()) == ([], 0)
    assert not RegistrationAnswer.objects.exists()
    with pytest.raises(NotRegistered):
        tell(registration)


def test_nothing_is_told_after_the_end() -> None:
    registration = join(event_now())

    with pytest.raises(RegistrationClosed):
        tell_details(
            person=registration.person,
            event=registration.event,
            details=Details(answers={}),
            now=clock.now() + timedelta(days=4),
        )


def test_person_is_led_to_the_questions_and_answers_them() -> None:
    event = event_now()
    question = ask(event, "Dari desa mana?", is_required=True)
    person, path = make_person(), f"/events/{event.activity.code}/"
    client = signed_in(person)

    asked = client.post(f"{path}register/", {"party_size": 2}, follow=True)
    silent = client.post(f"{path}details/", {"companions": "Ani"})
    told = client.post(
        f"{path}details/", {question.code: "Tembalang", "companions": "Ani", "children": "1"}, follow=True
    )

    assert asked.redirect_chain[-1] == (f"{path}details/", 302)
    assert "Dari desa mana?" in asked.content.decode()
    assert (silent.status_code, list(silent.context["form"].errors)) == (422, [question.code])
    assert "Thank you. The organisers see what you told them." in told.content.decode()
    registration = Registration.objects.get()
    assert (registration.companions, registration.needs.children) == (["Ani"], 1)


def test_details_are_not_there_without_a_registration() -> None:
    event = event_now()

    assert signed_in(make_person()).get(f"/events/{event.activity.code}/details/").status_code == 404


def test_organiser_writes_questions_on_the_page() -> None:
    event = event_now()
    client, path = signed_in(make_organiser(event.activity.organisation)), f"/events/{event.activity.code}/"

    one_answer = client.post(
        f"{path}questions/add/", {"text": "Naik apa?", "kind": "choice", "choices": "bus"}
    )
    client.post(f"{path}questions/add/", {"text": "Naik apa?", "kind": "choice", "choices": "bus\nmotor"})
    condition = client.get(f"{path}questions/add/").context["form"].fields["condition"].choices[1][0]
    client.post(f"{path}questions/add/", {"text": "Nomor?", "kind": "text", "condition": condition})
    page = client.get(f"{path}questions/").content.decode()
    second = Question.objects.latest("position")
    client.post(f"{path}questions/{second.code}/", {"text": "Nomor plat?", "kind": "text"})
    client.post(f"{path}questions/{second.code}/move/", {"to": "up"})
    client.post(f"{path}questions/{Question.objects.earliest('position').code}/remove/")

    assert one_answer.status_code == 422
    assert "Only if they answered “bus” to “Naik apa?”." in page
    assert [one.text for one in Question.objects.all()] == ["Naik apa?"]


@pytest.mark.parametrize("rows", [1, 4])
def test_organiser_reads_sums_and_answers_with_as_many_queries_for_any_number(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = event_now()
    question = ask(event, "Dari desa mana?")
    for number in range(rows):
        tell(join(event, f"Tamu{number}"), {question.code: f"Desa{number}"}, needs=Needs(children=2))
    client = signed_in(make_organiser(event.activity.organisation))

    with django_assert_num_queries(16):
        page = client.get(f"/events/{event.activity.code}/answers/").content.decode()

    assert [f"Desa{number}" in page for number in range(rows)] == [True] * rows
    assert f"{rows * 2} children to look after" in page
    assert AccessLog.objects.count() == rows


def test_answers_are_taken_away_as_a_file_and_each_look_is_logged() -> None:
    event = event_now()
    question = ask(event, "Dari desa mana?")
    tell(join(event, "Ani", 2), {question.code: "Tembalang"}, companions=["Budi"], needs=Needs(access="ramp"))
    organiser = make_organiser(event.activity.organisation)

    answer = signed_in(organiser).get(f"/events/{event.activity.code}/answers.csv")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, row = csv.reader(io.StringIO(text), delimiter=csv.Sniffer().sniff(text).delimiter)
    assert dict(zip(head, row, strict=True)) == {
        "Called": "Ani",
        "For whom": "",
        "State": "Registered",
        "How": "in the hall",
        "Party": "2",
        "Comes with": "Budi",
        "Interpreter into": "",
        "Children to look after": "0",
        "Needs a ride": "",
        "Other needs": "ramp",
        "Dari desa mana?": "Tembalang",
    }
    assert AccessLog.objects.count() == 1


def test_answers_are_not_there_for_others() -> None:
    event = event_now()
    registration = join(event)
    client = signed_in(registration.person)

    seen = [
        client.get(f"/events/{event.activity.code}/{rest}").status_code
        for rest in ("answers/", "answers.csv", "answers.xlsx", "questions/", "questions/add/")
    ]

    assert seen == [404] * 5


def test_api_asks_answers_and_reads() -> None:
    event = event_now()
    organiser, sari = ApiClient(make_organiser(event.activity.organisation)), ApiClient(make_person("Sari"))
    path = f"/events/{event.activity.code}/"

    asked = organiser.post(
        f"{path}questions/", {"kind": "number", "text": "Berapa tahun?", "is_required": True}
    )
    code = asked.json()["code"]
    sari.put(f"{path}registration/", {"mode": "hall", "party_size": 2})
    missing = sari.put(f"{path}registration/details/", {"needs": {}})
    body = {"companions": ["Ani"], "needs": {"children": 1}, "answers": {code: "3"}}
    told = sari.put(f"{path}registration/details/", body)
    read = organiser.get(f"{path}details/").json()["results"]
    kept = organiser.delete(f"{path}questions/{code}/")

    assert (asked.status_code, missing.status_code, missing.json()["code"]) == (201, 422, "answer_missing")
    assert told.json() == sari.get(f"{path}registration/details/").json()
    assert [(row["called"], row["answers"], row["needs"]["children"]) for row in read] == [
        ("Sari", {code: "3"}, 1)
    ]
    assert (kept.status_code, kept.json()["code"]) == (409, "question_answered")
    assert sari.get(f"{path}details/").status_code == 404
