"""The pages of a vote: ballot, receipt, result, and that nobody sees a number before it has closed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import clock
from engagement.activities.models import Activity
from engagement.consultations.decisions.selectors import options_of
from engagement.consultations.models import Decision, Mark, Phase
from tests.engagement.consultations.makers import make_vote, organiser_of, vote
from tests.makers import make_person, signed_in

pytestmark = pytest.mark.django_db


def to(name: str, phase: Phase, *more: str) -> str:
    return reverse(f"consultations:{name}", args=[phase.code, *more])


def make_open(*options: str, **planned: Any) -> Phase:  # Any: whatever is planned
    return make_vote(*options, now=clock.now(), **planned)


def close(phase: Phase) -> None:
    past = clock.now() - timedelta(minutes=1)
    Activity.objects.filter(pk=phase.consultation_id).update(ends_at=past)
    Phase.objects.filter(pk=phase.pk).update(closes_at=past)


def page_of(phase: Phase, client: Client | None = None) -> str:
    address = phase.consultation.activity.get_absolute_url()
    return (client or in_english()).get(address).content.decode()


def in_english() -> Client:
    """A visitor who is not signed in."""
    return Client(headers={"accept-language": "en"})


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def ballot(phase: Phase, *values: int | str | None) -> dict[str, object]:
    return {"version": phase.version} | {
        option.code: "" if value is None else value
        for option, value in zip(options_of(phase), values, strict=False)
    }


def errors_in(page: str) -> int:
    return page.count('class="error"')


def test_vote_by_ticks_and_get_a_receipt() -> None:
    phase, client = make_open(), signed_in(make_person())

    shown = client.get(to("answers-give", phase)).content.decode()
    sent = client.post(to("answers-give", phase), ballot(phase, 1), follow=True).content.decode()

    assert shown.count('type="checkbox"') == 2
    assert "Tick every option you can agree to." in shown
    assert "receipt" in sent
    assert [mark.option.text for mark in Mark.objects.all()] == ["Bus"]
    assert "You have voted." in page_of(phase, client)


def test_points_are_given_by_buttons_from_0_to_5() -> None:
    phase, client = make_open(rule="score"), signed_in(make_person())

    shown = client.get(to("answers-give", phase)).content.decode()
    client.post(to("answers-give", phase), ballot(phase, 5, 0))

    assert shown.count('type="radio"') == 12
    assert list(Mark.objects.values_list("value", flat=True).order_by("option__position")) == [5, 0]


def test_order_is_given_by_lists_and_two_of_one_choice_are_said_at_both() -> None:
    phase, client = make_open("Bus", "Kereta", "Kapal", rule="ranked"), signed_in(make_person())

    shown = client.get(to("answers-give", phase)).content.decode()
    twice = client.post(to("answers-give", phase), ballot(phase, 1, 1, None))
    client.post(to("answers-give", phase), ballot(phase, 2, 1, None))

    assert shown.count("<select") == 3
    assert (twice.status_code, errors_in(twice.content.decode())) == (422, 2)
    assert "You gave choice 1 more than once." in twice.content.decode()
    assert list(Mark.objects.values_list("option__text", "value").order_by("value")) == [
        ("Kereta", 1),
        ("Bus", 2),
    ]


def test_yes_no_or_neither() -> None:
    phase, client = make_open("Iuran", rule="yes_no"), signed_in(make_person())

    shown = client.get(to("answers-give", phase)).content.decode()
    client.post(to("answers-give", phase), ballot(phase, -1))

    assert shown.count('type="radio"') == 3
    assert Mark.objects.get().value == -1


def test_ballot_comes_back_filled_and_can_be_changed() -> None:
    phase, person = make_open(), make_person()
    vote(person, phase, 1, None, now=clock.now())
    client = signed_in(person)

    shown = client.get(to("answers-give", phase)).content.decode()
    client.post(to("answers-give", phase), ballot(phase, None, 1))

    assert shown.count(" checked") == 1
    assert [mark.option.text for mark in Mark.objects.all()] == ["Kereta"]


@pytest.mark.parametrize("values", [(None, None), ("0", None), ("7", "on")])
def test_what_is_no_ballot_is_said_and_not_kept(values: tuple[str | None, ...]) -> None:
    phase, client = make_open(), signed_in(make_person())

    refused = client.post(to("answers-give", phase), ballot(phase, *values))

    assert refused.status_code == 422
    assert not Mark.objects.exists()


def test_ballot_for_older_options_comes_back_with_what_was_marked() -> None:
    phase, client = make_open(), signed_in(make_person())
    sent = ballot(phase, 1)
    Phase.objects.filter(pk=phase.pk).update(version=phase.version + 1)

    back = client.post(to("answers-give", phase), sent)
    again = client.post(to("answers-give", phase), sent | {"version": phase.version + 1})

    assert (back.status_code, again.status_code) == (422, 302)
    assert "changed the options" in back.content.decode()
    assert f'name="version" value="{phase.version + 1}"' in back.content.decode()


def test_nobody_sees_a_number_before_it_has_closed_and_everybody_after() -> None:
    phase, voter = make_open(electorate=7), make_person()
    vote(voter, phase, 1, None, now=clock.now())
    staff = signed_in(organiser_of(phase))
    clients = [in_english(), signed_in(voter), staff]

    before = [page_of(phase, client) for client in clients]
    for_staff = staff.get(to("results-show", phase)).content.decode()
    close(phase)
    after = [page_of(phase, client) for client in clients]

    assert not any("Chosen:" in page or "100%" in page for page in [*before, for_staff])
    assert "The result waits" in for_staff
    assert all("Chosen: Bus." in plain(page) for page in after)
    assert all("1 of the 7 who may vote did so." in page for page in after)
    assert "Chosen: Bus." in plain(staff.get(to("results-show", phase)).content.decode())


def test_result_of_a_sensitive_one_is_theirs_who_took_part() -> None:
    phase, voter = make_open(trunk={"is_sensitive": True}), make_person()
    vote(voter, phase, 1, None, now=clock.now())
    close(phase)

    assert "Chosen:" in page_of(phase, signed_in(voter))
    assert "Chosen:" in page_of(phase, signed_in(organiser_of(phase)))
    assert "Chosen:" not in page_of(phase) + page_of(phase, signed_in(make_person()))


def test_rounds_are_shown_in_words_and_as_a_table() -> None:
    phase = make_open("Bus", "Kereta", "Kapal", rule="ranked")
    for values in [(1,), (1,), (2, 1), (2, 1), (None, 2, 1)]:
        vote(make_person(), phase, *values, now=clock.now())
    close(phase)

    shown = plain(page_of(phase))

    assert "Round by round" in shown
    assert "Round 1: fewest ballots, so out: Kapal. Its ballots pass on: Kereta +1." in shown
    assert "Ballots in each round" in shown


def test_organiser_plans_rule_and_options_and_sees_them_stand_once_somebody_voted() -> None:
    phase = make_open(is_published=False)
    client = signed_in(organiser_of(phase))
    planned = {"rule": "score", "seats": 1, "electorate": 40, "quorum": 50, "share": "half"}

    saved = client.post(to("decision-plan", phase), planned)
    added = client.post(to("option-add", phase), {"text": "Kapal", "help": "Lambat"})
    boat = options_of(phase)[-1]
    moved = client.post(to("option-move", phase, boat.code), {"to": "up"})
    changed = client.post(to("option-change", phase, boat.code), {"text": "Kapal cepat", "help": ""})
    removed = client.post(to("option-remove", phase, options_of(phase)[0].code))
    shown = client.get(to("decision-show", phase)).content.decode()

    assert {answer.status_code for answer in (saved, added, moved, changed, removed)} == {302}
    assert [option.text for option in options_of(phase)] == ["Kapal cepat", "Kereta"]
    assert Decision.objects.get(pk=phase.pk).needed == 20
    assert "at least 20 of the 40" in shown


def test_a_quorum_of_nobody_is_said_on_the_page() -> None:
    phase = make_open(is_published=False)
    planned = {"rule": "approval", "seats": 1, "quorum": 50}

    refused = signed_in(organiser_of(phase)).post(to("decision-plan", phase), planned)

    assert refused.status_code == 422
    assert "Say how many people may vote" in refused.content.decode()


def test_plan_page_says_that_people_have_voted() -> None:
    phase = make_open()
    vote(make_person(), phase, now=clock.now())

    shown = signed_in(organiser_of(phase)).get(to("decision-show", phase)).content.decode()

    assert "People have voted" in shown
    assert to("option-add", phase) not in shown


@pytest.mark.parametrize("number", [1, 4])
def test_queries_are_the_same_for_one_option_and_voter_as_for_four(number: int) -> None:
    phase = make_open(*["Bus", "Kereta", "Kapal", "Sepeda"][:number], rule="yes_no")
    voters = [make_person() for _number in range(number)]
    for person in voters:
        vote(person, phase, *[1] * number, now=clock.now())
    voter, newcomer, staff = signed_in(voters[0]), signed_in(make_person()), signed_in(organiser_of(phase))
    page = phase.consultation.activity.get_absolute_url()
    give, review = to("answers-give", phase), to("answers-review", phase)

    while_open = {
        "visitor": queries(Client(), page),
        "newcomer": queries(newcomer, page),
        "voter": queries(voter, page),
        "give": queries(newcomer, give),
        "change": queries(voter, give),
        "review": queries(voter, review),
        "plan": queries(staff, to("decision-show", phase)),
        "results": queries(staff, to("results-show", phase)),
    }
    close(phase)
    after = {
        "visitor": queries(Client(), page),
        "voter": queries(voter, page),
        "review": queries(voter, review),
        "results": queries(staff, to("results-show", phase)),
    }

    assert while_open == {
        "visitor": 5,
        "newcomer": 12,
        "voter": 12,
        "give": 8,
        "change": 9,
        "review": 10,
        "plan": 9,
        "results": 8,
    }
    assert after == {"visitor": 6, "voter": 13, "review": 10, "results": 10}


def queries(client: Client, address: str) -> int:
    """How many; what asks for a test's shifted clock is not counted, for a real site does not."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries)
