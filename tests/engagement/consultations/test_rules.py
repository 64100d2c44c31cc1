"""The rules of decisions against published examples, and against what must hold for all ballots whatever."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.consultations.errors import SameRank
from engagement.consultations.counting import RULES, Ballot, Count, Rule
from engagement.consultations.counting.approval import Approval
from engagement.consultations.counting.ranked import RankedChoice
from engagement.consultations.counting.score import Score
from engagement.consultations.counting.yes_no import YesNo

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE = CITIES = (1, 2, 3, 4)
# Where Tennessee shall have its capital, in per cent of voters by city, each in the order of nearness. Source: Electowiki,
# "Effects of different voting systems under similar circumstances"; the same example in Wikipedia's articles on the rules.
TENNESSEE = {
    (MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE): 42,
    (NASHVILLE, CHATTANOOGA, KNOXVILLE, MEMPHIS): 26,
    (CHATTANOOGA, KNOXVILLE, NASHVILLE, MEMPHIS): 15,
    (KNOXVILLE, CHATTANOOGA, NASHVILLE, MEMPHIS): 17,
}


def ranked(orders: dict[tuple[int, ...], int]) -> Counter[Ballot]:
    return Counter(
        {
            RankedChoice().read({option: rank for rank, option in enumerate(order, 1)}): times
            for order, times in orders.items()
        }
    )


def values(count: Count) -> dict[int, int]:
    return {option: support.value for option, support in count.support.items()}


def test_tennessee_by_ranked_choice_is_knoxville() -> None:
    count = RankedChoice().count(CITIES, ranked(TENNESSEE))

    assert count.rounds == [
        {MEMPHIS: 42, NASHVILLE: 26, CHATTANOOGA: 15, KNOXVILLE: 17},
        {MEMPHIS: 42, NASHVILLE: 26, KNOXVILLE: 32},
        {MEMPHIS: 42, KNOXVILLE: 58},
    ]
    assert count.places == [{KNOXVILLE}, {MEMPHIS}, {NASHVILLE}, {CHATTANOOGA}]
    assert count.support[KNOXVILLE].percent == 58


def test_tennessee_by_approval_of_the_two_nearest_is_nashville() -> None:
    ballots = Counter[Ballot]()
    for order, times in TENNESSEE.items():
        ballots[Approval().read(dict.fromkeys(order[:2], 1))] += times

    count = Approval().count(CITIES, ballots)

    assert values(count) == {MEMPHIS: 42, NASHVILLE: 68, CHATTANOOGA: 58, KNOXVILLE: 32}
    assert count.places[0] == {NASHVILLE}


def test_tennessee_by_score_is_nashville() -> None:
    """The points are those of Wikipedia's article "Score voting", where 10 is best: sums ask for no scale."""
    points = {(10, 4, 2, 0): 42, (0, 10, 4, 2): 26, (0, 6, 10, 6): 15, (0, 5, 7, 10): 17}
    ballots = Counter({tuple(zip(CITIES, given, strict=True)): times for given, times in points.items()})

    count = Score().count(CITIES, ballots)

    assert values(count) == {MEMPHIS: 420, NASHVILLE: 603, CHATTANOOGA: 457, KNOXVILLE: 312}
    assert count.places[0] == {NASHVILLE}


def test_motion_passes_with_more_yes_than_no_and_who_abstains_is_neither() -> None:
    """As Robert's Rules of Order (44) read a majority: of those who vote, abstentions left out."""
    count = YesNo().count([1, 2], Counter({((1, 1), (2, 1)): 3, ((1, -1), (2, -1)): 2, ((1, 0), (2, -1)): 4}))

    assert (count.support[1].value, count.support[1].out_of, count.eligible) == (3, 5, {1})


def test_ballots_without_another_choice_leave_the_count() -> None:
    count = RankedChoice().count([1, 2, 3], ranked({(1,): 4, (2, 1): 3, (3,): 2}))

    assert count.rounds == [{1: 4, 2: 3, 3: 2}, {1: 4, 2: 3}]
    assert (count.support[1].value, count.support[1].out_of) == (4, 9)


def test_those_last_together_go_out_together_where_no_order_could_matter() -> None:
    count = RankedChoice().count([1, 2, 3, 4], ranked({(1,): 5, (2,): 4, (3, 2): 1, (4, 2): 1}))

    assert count.rounds == [{1: 5, 2: 4, 3: 1, 4: 1}, {1: 5, 2: 6}]
    assert (count.places[0], count.parting) == ({2}, frozenset())


def test_where_the_order_decides_all_that_could_win_are_level() -> None:
    """2 and 3 are last together; whichever stays gets the other's ballots and beats 1."""
    count = RankedChoice().count([1, 2, 3], ranked({(1,): 5, (2, 3): 3, (3, 2): 3}))

    assert (count.places, count.parting, len(count.rounds)) == ([{2, 3}, {1}], {2, 3}, 1)


def test_where_every_order_gives_the_same_winner_it_wins() -> None:
    count = RankedChoice().count([1, 2, 3], ranked({(1,): 6, (2,): 3, (3,): 3}))

    assert (count.places[0], count.parting, count.support[1].value) == ({1}, {2, 3}, 6)


def test_gaps_between_ranks_are_closed_and_two_of_one_rank_refused() -> None:
    rule = RankedChoice()

    assert rule.read({1: 7, 2: 1, 3: 3}) == ((1, 3), (2, 1), (3, 2))
    with pytest.raises(SameRank):
        rule.read({1: 2, 2: 2})


def a_ballot(rule: Rule, options: Sequence[int]) -> st.SearchStrategy[Ballot]:
    if isinstance(rule, RankedChoice):
        orders = st.lists(st.sampled_from(options), min_size=1, unique=True)
        return orders.map(lambda order: rule.read({option: rank for rank, option in enumerate(order, 1)}))
    marks = st.sampled_from([mark for mark, _words in rule.marks(len(options))])
    return st.dictionaries(st.sampled_from(options), marks, min_size=1).map(rule.read)


OPTIONS = [11, 12, 13, 14]
BEST = {"approval": 1, "score": 5, "ranked": 1, "yes_no": 1}


@every_rule
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_the_ballots(rule: Rule, data: st.DataObject) -> None:
    ballots = data.draw(st.lists(a_ballot(rule, OPTIONS), min_size=1, max_size=12))
    count = rule.count(OPTIONS, Counter(ballots))

    # Neither the order of ballots nor that of options matters.
    mixed, turned = data.draw(st.permutations(ballots)), data.draw(st.permutations(OPTIONS))
    assert rule.count(turned, Counter(mixed)) == count
    # Options are treated alike: other names for them give the same result by the other names, ties too.
    other = dict(zip(OPTIONS, turned, strict=True))
    renamed = [tuple(sorted((other[option], mark) for option, mark in ballot)) for ballot in ballots]
    again = rule.count(OPTIONS, Counter(renamed))
    assert again.places == [frozenset(other[option] for option in place) for place in count.places]
    # Every option has one place, and nothing is more than the whole.
    assert sorted(option for place in count.places for option in place) == OPTIONS
    assert all(0 <= support.value <= support.out_of for support in count.support.values())
    # Rounds never hold more ballots than there are, and no round more than the one before.
    sums = [sum(counted.values()) for counted in count.rounds]
    assert sums == sorted(sums, reverse=True)
    assert all(0 < each <= len(ballots) for each in sums)
    # More ballots for a winner alone keep it winning, and alone where it was.
    winner = data.draw(st.sampled_from(sorted(count.places[0])))
    more = [((winner, BEST[rule.name]),)] * data.draw(st.integers(1, 3))
    still = rule.count(OPTIONS, Counter(ballots + more)).places[0]
    assert winner in still
    assert still == {winner} or len(count.places[0]) > 1


@every_rule
@given(number=st.integers(1, 50), option=st.sampled_from(OPTIONS))
def test_whom_all_want_wins_with_everything(rule: Rule, number: int, option: int) -> None:
    count = rule.count(OPTIONS, Counter({((option, BEST[rule.name]),): number}))

    assert (count.places[0], count.eligible, count.support[option].percent) == ({option}, {option}, 100)


@every_rule
@given(number=st.integers(1, 5))
def test_options_wanted_alike_are_level(rule: Rule, number: int) -> None:
    ballots = Counter({((option, BEST[rule.name]),): number for option in OPTIONS})

    assert rule.count(OPTIONS, ballots).places == [frozenset(OPTIONS)]


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3))
def test_sums_are_those_of_the_rows(times: list[int]) -> None:
    ballots = Counter({((11, 1), (12, 1)): times[0], ((12, 1),): times[1], ((13, 1),): times[2]})

    assert values(Approval().count(OPTIONS, ballots)) == {
        11: times[0],
        12: times[0] + times[1],
        13: times[2],
        14: 0,
    }
