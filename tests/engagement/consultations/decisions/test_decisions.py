"""Deciding: planned, voted, changed while open, and what it came to, with ties, quorum and share said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from engagement.activities.errors import NotAllowed
from engagement.consultations.decisions import services
from engagement.consultations.decisions.ballot_form import Cast
from engagement.consultations.decisions.decided import Result, result_of
from engagement.consultations.decisions.errors import (
    BallotsCast,
    ChoosesOne,
    DecisionStands,
    EmptyBallot,
    NotAMark,
    OptionsChanged,
    OptionStands,
    QuorumOfNobody,
    SameRank,
    TooManyOptions,
)
from engagement.consultations.decisions.plans import Offered, PlannedDecision
from engagement.consultations.decisions.selectors import is_voted, options_of, review_of
from engagement.consultations.decisions.verdicts import what_it_takes
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Decision, Mark, Option, Phase
from engagement.consultations.personal_data import ConsultationsData
from engagement.consultations.plans import PlannedPhase
from engagement.consultations.services.answers import take_back_answers, take_part
from engagement.consultations.services.phases import change_phase
from tests.engagement.consultations.makers import make_vote, marks, organiser_of, vote
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def fresh(phase: Phase) -> Phase:
    return Phase.objects.select_related("consultation__activity").get(pk=phase.pk)


def of_organiser(phase: Phase) -> dict[str, Any]:  # Any: arguments of each kind
    return {"person": organiser_of(phase), "phase": phase, "now": NOW}


def voted(phase: Phase, *ballots: Sequence[int | None]) -> Result:
    """Somebody casts each of these; what it comes to."""
    for ballot in ballots:
        vote(make_person(), phase, *ballot)
    return result_of(phase)


def plain(words: str) -> str:
    """Without the signs that keep names in their own direction."""
    return words.replace("\u2068", "").replace("\u2069", "")


def notes(result: Result) -> list[str]:
    return [plain(note) for note in result.notes]


def test_most_ticks_win_and_everything_is_said() -> None:
    result = voted(make_vote(), (1, None), (1, 1), (1, None))

    assert result.is_decided
    assert notes(result) == ["Chosen: Bus."]
    assert [(line.option.text, line.value, line.out_of) for line in result.lines] == [
        ("Bus", 3, 3),
        ("Kereta", 1, 3),
    ]
    assert (result.ballots, result.rounds, result.table) == (3, [], [])


def test_a_tie_is_said_and_nothing_chosen() -> None:
    result = voted(make_vote(), (1, None), (None, 1))

    assert not result.is_decided
    assert [line.is_level for line in result.lines] == [True, True]
    assert notes(result)[0].startswith("A tie: Bus, Kereta are level.")


def test_a_tie_for_the_last_place_leaves_what_is_clear() -> None:
    result = voted(make_vote("Bus", "Kereta", "Kapal", seats=2), (1, 1, None), (1, None, 1))

    assert [(line.option.text, line.is_chosen, line.is_level) for line in result.lines] == [
        ("Bus", True, False),
        ("Kereta", False, True),
        ("Kapal", False, True),
    ]
    assert notes(result)[0] == "Chosen: Bus."
    assert notes(result)[1].startswith("A tie: Kereta, Kapal are level.")


def test_points_are_summed_and_what_is_left_out_gets_none() -> None:
    result = voted(make_vote(rule="score"), (5, 3), (None, 4))

    assert [(line.option.text, line.value) for line in result.lines] == [("Kereta", 7), ("Bus", 5)]


def test_rounds_are_told_in_words_and_as_a_table() -> None:
    phase = make_vote("Bus", "Kereta", "Kapal", rule="ranked")

    result = voted(phase, (1,), (1,), (1,), (1,), (2, 1), (2, 1), (2, 1), (None, None, 1), (None, 2, 1))

    assert [plain(words) for words in result.rounds] == [
        "Round 1: fewest ballots, so out: Kapal. Its ballots pass on: Kereta +1, no further choice: 1.",
        "Round 2: as many ballots each: Bus, Kereta.",
    ]
    assert {row.text: row.counts for row in result.table} == {
        "Bus": [4, 4],
        "Kereta": [3, 4],
        "Kapal": [2, None],
        "": [0, 1],
    }
    assert notes(result)[0].startswith("A tie:")


def test_rounds_say_where_it_matters_who_goes_out_first() -> None:
    phase = make_vote("Bus", "Kereta", "Kapal", rule="ranked")

    result = voted(phase, (1,), (1,), (None, 1, 2), (None, 2, 1), (1,), (None, 1, 2), (None, 2, 1))

    assert [plain(words) for words in result.rounds] == [
        "Round 1: last together, and it matters who goes out first: Kereta, Kapal."
    ]
    assert not result.is_decided
    assert notes(result)[1].startswith("In round 1 Kereta, Kapal were last together.")


def test_each_proposal_passes_or_fails_by_itself() -> None:
    phase = make_vote("Iuran", "Ronda", "Taman", rule="yes_no")

    result = voted(phase, (1, 1, -1), (1, -1, -1), (-1, 0, 0))

    assert [(line.option.text, line.is_chosen) for line in result.lines] == [
        ("Iuran", True),
        ("Ronda", False),
        ("Taman", False),
    ]
    assert notes(result) == [
        "Accepted: Iuran.",
        "A tie: as many yes as no to Ronda, so it is not accepted.",
    ]
    assert [line.words for line in result.lines][1] == "Yes: 1 (50%). No: 1. Abstained: 1."


@pytest.mark.parametrize(("voters", "holds"), [(1, False), (2, True), (3, True)])
def test_quorum_is_a_part_of_those_who_may_vote(voters: int, holds: bool) -> None:
    """Half of 3 is 1.5, so it takes 2."""
    result = voted(make_vote(electorate=3, quorum=50), *[(1, None)] * voters)

    enough = "enough" if holds else "too few"
    assert result.is_decided is holds
    assert notes(result) == [
        "Chosen: Bus." if holds else "Nothing is decided.",
        f"{voters} of the 3 who may vote did so.",
        f"At least 2 were needed: that is {enough}.",
    ]


def test_who_abstains_counts_for_the_quorum_and_not_for_the_share() -> None:
    phase = make_vote("Iuran", rule="yes_no", electorate=4, quorum=100, share="two_thirds")

    result = voted(phase, (1,), (1,), (-1,), (0,))

    assert result.is_decided
    assert (result.lines[0].value, result.lines[0].out_of) == (2, 3)


def test_whoever_is_ahead_without_the_share_is_not_chosen_and_it_is_said() -> None:
    ballots = [(1, None), (1, 1), (None, 1), (1, None)]

    assert notes(voted(make_vote(share="three_quarters"), *ballots)) == ["Chosen: Bus."]
    assert notes(voted(make_vote(share="all"), *ballots)) == [
        "Nothing is decided.",
        "Bus: ahead, but with less than was needed (All).",
    ]


def test_runner_up_of_an_order_is_never_chosen_in_place_of_whom_the_share_stopped() -> None:
    phase = make_vote("Bus", "Kereta", "Kapal", rule="ranked", share="half")

    result = voted(phase, (1, None, None), (1, None, None), (None, 1, None), (None, None, 1))

    assert [line.is_chosen for line in result.lines] == [False, False, False]


def test_nobody_voted_is_said() -> None:
    assert notes(result_of(make_vote())) == ["Nothing is decided.", "Nobody voted."]


def test_more_voters_than_the_organisers_counted_are_said() -> None:
    assert "more than the organisers counted" in notes(voted(make_vote(electorate=1), (1,), (1,)))[-1]


def test_what_it_takes_is_said_before() -> None:
    phase = make_vote(electorate=40, quorum=50, share="two_thirds")

    assert what_it_takes(Decision.objects.get(pk=phase.pk)) == [
        "1 option is chosen.",
        "It holds if at least 20 of the 40 who may vote do so (quorum: 50%).",
        "Needed to be chosen: At least two thirds.",
        "Measured: its ticks against the number of people who vote.",
    ]


def test_a_vote_can_be_changed_and_taken_back_while_it_is_open() -> None:
    phase, person = make_vote(), make_person()

    first = vote(person, phase, 1, None)
    second = vote(person, phase, None, 1)
    changed = [line.value for line in result_of(phase).lines]
    take_back_answers(person=person, phase=phase, now=NOW)

    assert (bool(first.receipt), second.receipt) == (True, "")
    assert changed == [1, 0]
    assert result_of(phase).ballots == 0
    assert not is_voted(phase)


def test_nobody_votes_before_it_opens_nor_after_it_has_closed() -> None:
    phase = make_vote()

    for moment in (NOW - timedelta(days=2), phase.closes_at):
        with pytest.raises(PhaseNotOpen):
            vote(make_person(), phase, now=moment)


def test_ballots_that_do_not_fit_are_refused() -> None:
    phase, ranked, person = make_vote(), make_vote(rule="ranked"), make_person()
    mistakes = [
        (phase, Cast(phase.version, {}), EmptyBallot),
        (phase, Cast(phase.version, {"XXXXXXXXXX": 1}), NotAMark),
        (phase, Cast(phase.version, marks(phase, 2)), NotAMark),
        (phase, Cast(phase.version - 1, marks(phase, 1)), OptionsChanged),
        (ranked, Cast(ranked.version, marks(ranked, 1, 1)), SameRank),
    ]

    for of, cast, refused in mistakes:
        with pytest.raises(refused):
            take_part(person=person, phase=of, given=cast, language="id", now=NOW)
    assert Mark.objects.count() == 0


def test_rule_and_options_stay_once_anybody_has_voted() -> None:
    phase = make_vote()
    who = of_organiser(phase)
    vote(make_person(), phase)
    option = options_of(phase)[0]
    deeds = [
        lambda: services.plan_decision(**who, planned=PlannedDecision(rule="score")),
        lambda: services.add_option(**who, offered=Offered(text="Kapal")),
        lambda: services.change_option(**who, option=option, offered=Offered(text="Kapal")),
        lambda: services.move_option(**who, option=option, up=False),
        lambda: services.remove_option(**who, option=option),
    ]

    for deed in deeds:
        with pytest.raises(BallotsCast):
            deed()


def test_options_are_moved_changed_and_removed_before() -> None:
    phase = make_vote("Bus", "Kereta", "Kapal")
    who = of_organiser(phase)
    bus, train, boat = options_of(phase)

    services.move_option(**who, option=boat, up=True)
    services.move_option(**who, option=bus, up=True)
    services.change_option(**who, option=bus, offered=Offered(text="Bus malam", help="Berangkat jam 20"))
    services.remove_option(**who, option=train)

    assert [(option.text, option.help) for option in options_of(phase)] == [
        ("Bus malam", "Berangkat jam 20"),
        ("Kapal", ""),
    ]
    assert fresh(phase).version == phase.version + 3


def test_plans_that_make_no_sense_are_refused() -> None:
    phase = make_vote()
    who = of_organiser(phase)

    with pytest.raises(ChoosesOne):
        services.plan_decision(**who, planned=PlannedDecision(rule="ranked", seats=2))
    with pytest.raises(QuorumOfNobody):
        services.plan_decision(**who, planned=PlannedDecision(rule="approval", quorum=50))
    with pytest.raises(OptionStands):
        services.add_option(**who, offered=Offered(text=" Bus "))
    for number in range(services.MOST_OPTIONS - 2):
        services.add_option(**who, offered=Offered(text=f"Pilihan {number}"))
    with pytest.raises(TooManyOptions):
        services.add_option(**who, offered=Offered(text="Kapal"))


def test_only_those_who_plan_it_write_rule_and_options() -> None:
    phase, stranger = make_vote(), make_person()

    with pytest.raises(NotAllowed):
        services.add_option(person=stranger, phase=phase, offered=Offered(text="Kapal"), now=NOW)
    with pytest.raises(NotAllowed):
        services.plan_decision(person=stranger, phase=phase, planned=PlannedDecision(rule="score"), now=NOW)


def test_a_vote_whose_result_was_shown_is_not_opened_again() -> None:
    phase = make_vote()
    vote(make_person(), phase)
    after, longer = (
        phase.closes_at,
        PlannedPhase(title="", opens_at=phase.opens_at, closes_at=phase.closes_at),
    )
    longer = replace(longer, closes_at=after + timedelta(days=5))

    with pytest.raises(DecisionStands):
        change_phase(person=organiser_of(phase), phase=phase, planned=longer, now=after)
    change_phase(person=organiser_of(phase), phase=phase, planned=longer, now=NOW)

    assert fresh(phase).closes_at == longer.closes_at


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE consultations_mark SET value = 2",
        "UPDATE consultations_mark SET rule = 'score'",
        "UPDATE consultations_mark SET option_id = (SELECT max(id) FROM consultations_option)",
        "UPDATE consultations_decision SET quorum = 50",
        "UPDATE consultations_decision SET share = 'most'",
        "INSERT INTO consultations_mark (contribution_id, decision_id, option_id, rule, value) "
        "SELECT contribution_id, decision_id, option_id, rule, value FROM consultations_mark",
    ],
)
def test_database_refuses_what_no_ballot_can_be(wrong: str) -> None:
    vote(make_person(), make_vote())
    make_vote("Lain")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(wrong)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_her_ballot_is_hers_to_take_away_and_to_review() -> None:
    phase, person = make_vote(rule="ranked"), make_person()
    contribution = vote(person, phase, 2, 1).contribution

    taken = ConsultationsData().export(person)["ballots"]

    assert [(row["option__text"], row["value"]) for row in taken] == [("Bus", 2), ("Kereta", 1)]
    assert [(marked.question.text, marked.answers) for marked in review_of(contribution)] == [
        ("Bus", ["Choice 2"]),
        ("Kereta", ["Choice 1"]),
    ]
    assert ConsultationsData().export(make_person())["ballots"] == []


def test_counting_asks_as_often_for_one_option_and_voter_as_for_four(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    few, many = make_vote("Bus", rule="yes_no"), make_vote("Bus", "Kereta", "Kapal", "Sepeda", rule="yes_no")
    voted(few, (1,))
    voted(many, *[(1, 1, 0, -1)] * 4)

    for phase in (few, many):
        with django_assert_num_queries(1):
            result_of(phase)


def test_options_of_another_decision_are_no_marks() -> None:
    phase, other = make_vote(), make_vote("Lain", "Lagi")
    foreign = Option.objects.filter(decision=other.pk).earliest("pk")

    with pytest.raises(NotAMark):
        take_part(
            person=make_person(),
            phase=phase,
            given=Cast(phase.version, {foreign.code: 1}),
            language="id",
            now=NOW,
        )
    assert not is_voted(phase)
