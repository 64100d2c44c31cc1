"""Votes over the API: planned, voted, changed; and that no number is given before it has closed."""

from datetime import timedelta
from typing import Any

import pytest

from core import clock
from engagement.activities.models import Activity
from engagement.consultations.decisions.selectors import options_of
from engagement.consultations.models import Mark, Phase
from tests.api.documented import ApiClient
from tests.engagement.consultations.makers import make_vote, marks, organiser_of, vote
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def make_open(*options: str, **planned: Any) -> Phase:  # Any: whatever is planned
    return make_vote(*options, now=clock.now(), **planned)


def path_of(phase: Phase, rest: str) -> str:
    return f"/phases/{phase.code}/{rest}"


def ballot(phase: Phase, *values: int | None) -> dict[str, object]:
    return {
        "version": phase.version,
        "answers": {code: str(value) for code, value in marks(phase, *values).items()},
    }


def close(phase: Phase) -> None:
    past = clock.now() - timedelta(minutes=1)
    Activity.objects.filter(pk=phase.consultation_id).update(ends_at=past)
    Phase.objects.filter(pk=phase.pk).update(closes_at=past)


def test_ballot_is_read_marked_reviewed_and_taken_back() -> None:
    phase, client = make_open(rule="score", electorate=40, quorum=50), ApiClient(make_person())

    shown = client.get(path_of(phase, "decision/")).json()
    given = client.put(path_of(phase, "answers/"), ballot(phase, 5, 0)).json()
    mine = client.get(path_of(phase, "answers/")).json()
    client.delete(path_of(phase, "answers/"))

    assert [option["text"] for option in shown["options"]] == ["Bus", "Kereta"]
    assert [mark["mark"] for mark in shown["marks"]] == ["0", "1", "2", "3", "4", "5"]
    assert (shown["electorate"], shown["quorum"], shown["share"]) == (40, 50, "")
    assert len(given["receipt"]) == 12
    assert [(row["text"], row["answers"]) for row in mine["answers"]] == [("Bus", ["5"]), ("Kereta", ["0"])]
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    ("rule", "values"),
    [("approval", (2,)), ("approval", (0,)), ("ranked", (1, 1)), ("ranked", (3,)), ("score", ())],
)
def test_what_is_no_ballot_is_refused(rule: str, values: tuple[int, ...]) -> None:
    phase = make_open(rule=rule)

    refused = ApiClient(make_person()).put(path_of(phase, "answers/"), ballot(phase, *values))

    assert refused.status_code == 422
    assert not Mark.objects.exists()


def test_nobody_is_given_a_number_before_it_has_closed() -> None:
    phase, voter = make_open(), make_person()
    vote(voter, phase, 1, None, now=clock.now())
    clients = [ApiClient(), ApiClient(voter), ApiClient(organiser_of(phase))]

    waiting = [client.get(path_of(phase, "decision/result/")) for client in clients]
    for_staff = clients[-1].get(path_of(phase, "results/"))
    close(phase)
    results = [client.get(path_of(phase, "decision/result/")).json() for client in clients]

    assert [(answer.status_code, answer.json()["code"]) for answer in waiting] == [(409, "result_waits")] * 3
    assert for_staff.status_code == 404
    assert [result["is_decided"] for result in results] == [True] * 3
    assert [(line["text"], line["value"], line["is_chosen"]) for line in results[0]["options"]] == [
        ("Bus", 1, True),
        ("Kereta", 0, False),
    ]


def test_result_in_rounds_has_their_words_and_table() -> None:
    phase = make_open("Bus", "Kereta", "Kapal", rule="ranked")
    for values in [(1,), (1,), (1,), (None, 1), (None, 1), (None, 2, 1)]:
        vote(make_person(), phase, *values, now=clock.now())
    close(phase)

    result = ApiClient(make_person()).get(path_of(phase, "decision/result/")).json()

    assert len(result["rounds"]) == 2
    assert [row["counts"] for row in result["table"]] == [[3, 3], [2, 3], [1, None]]
    assert result["notes"][0].startswith("A tie:")


def test_result_of_a_sensitive_one_is_not_told_to_others() -> None:
    phase, voter = make_open(trunk={"is_sensitive": True}), make_person()
    vote(voter, phase, now=clock.now())
    close(phase)
    path = path_of(phase, "decision/result/")

    statuses = [
        client.get(path).status_code for client in (ApiClient(), ApiClient(make_person()), ApiClient(voter))
    ]

    assert statuses == [404, 404, 200]


def test_organiser_plans_a_vote() -> None:
    phase = make_open(is_published=False)
    client, stranger = ApiClient(organiser_of(phase)), ApiClient(make_person())
    planned = {"rule": "yes_no", "seats": 1, "electorate": 12, "quorum": 50, "share": "half"}

    shown = client.put(path_of(phase, "decision/"), planned).json()
    added = client.post(path_of(phase, "options/"), {"text": "Kapal"}).json()
    moved = client.post(path_of(phase, f"options/{added['code']}/move/"), {"to": "up"}).json()
    changed = client.put(path_of(phase, f"options/{added['code']}/"), {"text": "Kapal cepat"}).json()
    removed = client.delete(path_of(phase, f"options/{options_of(phase)[0].code}/"))
    of_nobody = client.put(path_of(phase, "decision/"), {"rule": "approval", "quorum": 50})
    not_theirs = stranger.put(path_of(phase, "decision/"), planned)

    assert shown["what_it_takes"][0] == "Each proposal is decided by itself."
    assert [option["text"] for option in moved["options"]] == ["Bus", "Kapal", "Kereta"]
    assert changed["text"] == "Kapal cepat"
    assert (removed.status_code, of_nobody.status_code, not_theirs.status_code) == (204, 409, 404)
    assert [option.text for option in options_of(phase)] == ["Kapal cepat", "Kereta"]


def test_once_somebody_has_voted_rule_and_options_stay() -> None:
    phase = make_open()
    vote(make_person(), phase, now=clock.now())

    refused = ApiClient(organiser_of(phase)).post(path_of(phase, "options/"), {"text": "Kapal"})

    assert (refused.status_code, refused.json()["code"]) == (409, "ballots_cast")


def test_other_phases_have_no_ballot() -> None:
    survey = ApiClient(make_person()).get("/phases/0000000000/decision/")

    assert survey.status_code == 404
