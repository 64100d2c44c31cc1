"""Consultations over the API: answer, change, take back, the receipt, the outcome."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import AccessLog, Person
from core import clock
from engagement.activities.models import Activity
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Phase
from engagement.participation.choices import Source
from engagement.participation.selectors import live
from engagement.voices.models import Contribution
from engagement.voices.receipts import BY_CODE
from tests.api.documented import ApiClient
from tests.engagement.consultations.ideas.makers import make_ideas
from tests.engagement.consultations.makers import make_consultation, organiser_of, question
from tests.engagement.voices.makers import answer_all
from tests.makers import make_person

ASKED = (QuestionKind.TEXT, QuestionKind.ONE, QuestionKind.MANY)

pytestmark = pytest.mark.django_db


def consultation_now(**more: Any) -> Phase:  # Any: a test names the fields it changes
    return make_consultation(now=clock.now(), **more)


def path_of(phase: Phase, rest: str = "") -> str:
    return f"/phases/{phase.code}/{rest}"


def whole(phase: Phase, rest: str = "") -> str:
    return f"/consultations/{phase.consultation.activity.code}/{rest}"


def answers(phase: Phase, words: str = "Modal") -> dict[str, object]:
    codes = {kind: question(phase, kind).code for kind in ASKED}
    said = {
        codes[QuestionKind.TEXT]: words,
        codes[QuestionKind.ONE]: "1",
        codes[QuestionKind.MANY]: ["1", "2"],
    }
    return {"version": phase.version, "answers": said}


def close(phase: Phase) -> None:
    Activity.objects.filter(pk=phase.consultation_id).update(ends_at=clock.now() - timedelta(minutes=1))
    Phase.objects.filter(pk=phase.pk).update(closes_at=clock.now() - timedelta(minutes=1))


def test_survey_is_read_and_answered() -> None:
    phase, person = consultation_now(), make_person()
    client = ApiClient(person)

    survey = client.get(path_of(phase, "survey/")).json()
    given = client.put(path_of(phase, "answers/"), answers(phase)).json()
    mine = client.get(path_of(phase, "answers/")).json()

    assert [row["kind"] for row in survey["questions"]] == ["text", "one", "many"]
    assert (given["state"], len(given["receipt"])) == ("received", 12)
    assert [row["answers"] for row in mine["answers"]] == [["Modal"], ["Di desa"], ["Informasi", "Pelatihan"]]
    assert [row.source for row in live()] == [Source.API]


def test_answering_again_changes_and_shows_no_second_receipt() -> None:
    phase, client = consultation_now(), ApiClient(make_person())
    client.put(path_of(phase, "answers/"), answers(phase))

    again = client.put(path_of(phase, "answers/"), answers(phase, "Pelatihan")).json()

    assert (again["state"], again["receipt"]) == ("received", "")
    assert Answer.objects.get(kind="text").text == "Pelatihan"
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda codes: {codes["one"]: ""}, "one"),
        (lambda codes: {codes["one"]: "9"}, "one"),
        (lambda codes: {codes["many"]: ["1", "9"]}, "many"),
        (lambda codes: {codes["text"]: "x" * 4001}, "text"),
    ],
)
def test_wrong_answer_is_named_by_its_question(
    change: Any, field: str
) -> None:  # Any: a function of the codes
    phase = consultation_now()
    codes = {str(kind): question(phase, kind).code for kind in ASKED}
    body = answers(phase)
    body["answers"] |= change(codes)

    answer = ApiClient(make_person()).put(path_of(phase, "answers/"), body)

    assert (answer.status_code, list(answer.json()["fields"])) == (422, [f"answers.{codes[field]}"])
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("said", [{"zzzzzzzzzz": "x"}, {"version": "1"}, {"zzzzzzzzzz": {"a": 1}}])
def test_answer_to_what_is_not_asked(said: dict[str, object]) -> None:
    phase = consultation_now()
    body = answers(phase)
    body["answers"] |= said  # type: ignore[operator]  # a dict of answers

    answer = ApiClient(make_person()).put(path_of(phase, "answers/"), body)

    assert answer.status_code == 422
    assert not Contribution.objects.exists()


def test_answers_to_older_questions_are_a_conflict() -> None:
    phase = consultation_now()

    answer = ApiClient(make_person()).put(path_of(phase, "answers/"), answers(phase) | {"version": 0})

    assert (answer.status_code, answer.json()["code"]) == (409, "questions_changed")


def test_answers_are_taken_back() -> None:
    phase, client = consultation_now(), ApiClient(make_person())
    client.put(path_of(phase, "answers/"), answers(phase))

    taken_back = client.delete(path_of(phase, "answers/")).json()["state"]
    read, again = client.get(path_of(phase, "answers/")), client.delete(path_of(phase, "answers/"))
    listed = client.get("/me/contributions/").json()["results"]

    assert (taken_back, read.status_code, again.json()["code"]) == ("withdrawn", 404, "nothing_given")
    assert [(row["state"], row["activity"]["code"]) for row in listed] == [
        ("withdrawn", phase.consultation.activity.code)
    ]
    assert not Answer.objects.exists()


def test_closed_consultation_takes_no_answers() -> None:
    phase = consultation_now()
    body = answers(phase)
    close(phase)
    client = ApiClient(make_person())

    refused = [client.get(path_of(phase, "survey/")), client.put(path_of(phase, "answers/"), body)]

    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [
        (409, "phase_not_open")
    ] * 2


def test_receipt_tells_the_state_and_nothing_else() -> None:
    phase, client = consultation_now(), ApiClient(make_person())
    receipt = client.put(path_of(phase, "answers/"), answers(phase)).json()["receipt"]

    told = ApiClient().post("/receipts/state/", {"code": receipt.lower()}).json()
    mistyped = ApiClient().post("/receipts/state/", {"code": receipt[::-1]})
    renewed = client.post(path_of(phase, "answers/receipt/")).json()["receipt"]
    old, new = (
        ApiClient().post("/receipts/state/", {"code": code}).status_code for code in (receipt, renewed)
    )

    assert (sorted(told), told["state"]) == (["state", "updated_at"], "received")
    assert mistyped.status_code in {404, 422}
    assert (old, new) == (404, 200)


def test_trying_a_receipt_too_often_is_refused_with_the_time_to_wait() -> None:
    phase = consultation_now()
    receipt = ApiClient(make_person()).put(path_of(phase, "answers/"), answers(phase)).json()["receipt"]

    tries = [ApiClient().post("/receipts/state/", {"code": receipt}) for _ in range(BY_CODE.times + 1)]

    assert [answer.status_code for answer in tries] == [200] * BY_CODE.times + [429]
    assert tries[-1].json()["code"] == "too_many_tries"
    assert 0 < int(tries[-1].headers["Retry-After"]) <= BY_CODE.per.total_seconds()


def test_questions_are_written_moved_and_removed_until_somebody_answers() -> None:
    phase = consultation_now()
    organiser = ApiClient(organiser_of(phase))
    body = {"kind": "one", "text": "Kapan?", "choices": ["Pagi", "Sore"]}

    code = organiser.post(path_of(phase, "questions/"), body).json()["code"]
    changed = organiser.put(path_of(phase, f"questions/{code}/"), body | {"text": "Jam berapa?"}).json()
    moved = organiser.post(path_of(phase, f"questions/{code}/move/"), {"to": "up"}).json()
    refused = organiser.post(path_of(phase, "questions/"), body | {"choices": ["Pagi"]})
    removed = organiser.delete(path_of(phase, f"questions/{code}/")).status_code
    phase.refresh_from_db()
    ApiClient(make_person()).put(path_of(phase, "answers/"), answers(phase))
    late = organiser.post(path_of(phase, "questions/"), {"kind": "text", "text": "Lain?"})

    assert (changed["text"], [choice["text"] for choice in changed["choices"]]) == (
        "Jam berapa?",
        ["Pagi", "Sore"],
    )
    assert [row["code"] for row in moved["questions"]].index(code) == 2
    assert (refused.status_code, list(refused.json()["fields"]), removed) == (422, ["choices"], 204)
    assert (late.status_code, late.json()["code"]) == (409, "questions_answered")


def test_phase_of_ideas_is_no_survey() -> None:
    phase = make_ideas(now=clock.now())
    client = ApiClient(organiser_of(phase))
    asked = {"kind": "text", "text": "Apa lagi?"}

    refused = [
        client.get(path_of(phase, "survey/")),
        client.get(path_of(phase, "questions/")),
        client.post(path_of(phase, "questions/"), asked),
        client.get(path_of(phase, "answers/")),
        client.put(path_of(phase, "answers/"), {"version": 1, "answers": {}}),
        client.delete(path_of(phase, "answers/")),
    ]

    assert {answer.status_code for answer in refused} == {404}


def test_results_and_words_are_for_who_runs_it_and_looks_are_logged() -> None:
    phase, person = consultation_now(), make_person("Sari")
    ApiClient(person).put(path_of(phase, "answers/"), answers(phase))
    organiser = organiser_of(phase)
    texts = path_of(phase, f"results/{question(phase, QuestionKind.TEXT).code}/")

    results = ApiClient(organiser).get(path_of(phase, "results/")).json()
    words = ApiClient(organiser).get(texts).json()["results"]
    strangers = [ApiClient(person).get(path).status_code for path in (texts, path_of(phase, "results/"))]

    assert (results["contributions"], results["results"][1]["choices"][0]["count"]) == (1, 1)
    assert [(row["text"], row["called"]) for row in words] == [("Modal", "Sari")]
    assert list(AccessLog.objects.values_list("viewer", "person")) == [(organiser.pk, person.pk)]
    assert strangers == [404, 404]


def test_outcome_is_published_once_and_everyone_reads_it() -> None:
    phase, person = consultation_now(), make_person()
    ApiClient(person).put(path_of(phase, "answers/"), answers(phase))
    organiser = ApiClient(organiser_of(phase))
    body = {"text": "Meja layanan dibuka.", "language": "id"}

    early = organiser.post(whole(phase, "outcome/"), body)
    close(phase)
    unanswered = organiser.post(whole(phase, "outcome/"), body)
    answer_all(phase.consultation.activity, organiser_of(phase), now=clock.now())
    published, twice = (organiser.post(whole(phase, "outcome/"), body) for _ in "ab")

    assert (early.status_code, early.json()["code"]) == (409, "still_open")
    assert (unanswered.status_code, unanswered.json()["code"]) == (409, "unanswered")
    assert published.status_code == 201
    assert (twice.status_code, twice.json()["code"]) == (409, "outcome_stands")
    assert ApiClient().get(whole(phase)).json()["outcome"]["text"] == "Meja layanan dibuka."
    assert ApiClient(person).get("/me/contributions/").json()["results"][0]["state"] == "accepted"


def test_consultation_is_drafted_and_changed() -> None:
    phase = consultation_now(is_published=False)
    organiser: Person = organiser_of(phase)
    group = organiser.organisations.get()
    now = clock.now()
    body = {
        "title": "Rencana",
        "summary": "Kami bertanya.",
        "original_language": "id",
        "place": group.place.code,
        "starts_at": now.isoformat(),
        "ends_at": (now + timedelta(days=9)).isoformat(),
    }

    drafted = ApiClient(organiser).post("/consultations/", body | {"organisation": group.code})
    code = drafted.json()["activity"]["code"]
    changed = ApiClient(organiser).put(f"/consultations/{code}/", body | {"title": "Rencana baru"})

    assert (drafted.status_code, drafted.json()["activity"]["is_online"], drafted.json()["is_named"]) == (
        201,
        True,
        True,
    )
    assert (changed.json()["activity"]["title"], [row["method"] for row in changed.json()["phases"]]) == (
        "Rencana baru",
        ["survey"],
    )


def test_phases_are_planned_moved_and_left_out() -> None:
    phase = consultation_now()
    organiser, now = ApiClient(organiser_of(phase)), clock.now()
    opens, closes = (now + timedelta(days=days) for days in (10, 20))
    body = {"title": "Sekali lagi", "opens_at": opens.isoformat(), "closes_at": closes.isoformat()}

    added = organiser.post(whole(phase, "phases/"), body | {"method": "survey"})
    second = added.json()[1]
    moved = organiser.put(f"/phases/{second['code']}/", body | {"closes_at": opens.isoformat()})
    last = Activity.objects.get(pk=phase.consultation_id).ends_at
    gone = organiser.delete(f"/phases/{second['code']}/")
    kept = organiser.delete(f"/phases/{phase.code}/")

    assert (added.status_code, second["title"], second["state"], last) == (
        201,
        "Sekali lagi",
        "coming",
        closes,
    )
    assert (moved.status_code, moved.json()["code"]) == (409, "closes_before_it_opens")
    assert gone.status_code == 204
    assert (kept.status_code, kept.json()["code"]) == (409, "last_phase")
