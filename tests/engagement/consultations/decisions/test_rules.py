"""The rules of decisions against published examples, a slow recount, and what must hold for all ballots whatever."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.consultations.choices import Share
from engagement.consultations.decisions.counting import RULES, Ballot, Count, Rule
from engagement.consultations.decisions.counting.approval import Approval
from engagement.consultations.decisions.counting.ranked import RankedChoice
from engagement.consultations.decisions.counting.score import Score
from engagement.consultations.decisions.counting.yes_no import YesNo
from engagement.consultations.decisions.errors import SameRank

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE = CITIES = (1, 2, 3, 4)
TENNESSEE: dict[Sequence[int], int] = {
    (MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE): 42,
    (NASHVILLE, CHATTANOOGA, KNOXVILLE, MEMPHIS): 26,
    (CHATTANOOGA, KNOXVILLE, NASHVILLE, MEMPHIS): 15,
    (KNOXVILLE, CHATTANOOGA, NASHVILLE, MEMPHIS): 17,
}
"""Where Tennessee shall have its capital, per cent of voters by city. Published: Electowiki, "Effects of different
voting systems under similar circumstances"; Wikipedia, "Instant-runoff voting"."""


def ranked(orders: Mapping[Sequence[int], int]) -> Counter[Ballot]:
    return Counter(
        {
            RankedChoice().read({option: rank for rank, option in enumerate(order, 1)}): times
            for order, times in orders.items()
        }
    )


def points(*ballots: Sequence[int]) -> Counter[Ballot]:
    return Counter(tuple(enumerate(given, 1)) for given in ballots)


def values(count: Count) -> dict[int, int]:
    return {option: support.value for option, support in count.support.items()}


def places(count: Count) -> list[set[int]]:
    return [set(place) for place in count.places]


def test_published_tennessee_by_ranked_choice_is_knoxville() -> None:
    count = RankedChoice().count(CITIES, ranked(TENNESSEE))

    assert count.rounds == [
        {MEMPHIS: 42, NASHVILLE: 26, CHATTANOOGA: 15, KNOXVILLE: 17},
        {MEMPHIS: 42, NASHVILLE: 26, KNOXVILLE: 32},
        {MEMPHIS: 42, KNOXVILLE: 58},
    ]
    assert places(count) == [{KNOXVILLE}, {MEMPHIS}, {NASHVILLE}, {CHATTANOOGA}]
    assert count.support[KNOXVILLE].percent == 58


def test_published_bush_gore_nader_by_ranked_choice_is_gore() -> None:
    """Published: the README of pyrankvote, with both rounds."""
    bush, gore, nader = 1, 2, 3
    ballots = ranked(
        {
            (bush, nader, gore): 2,
            (bush, nader): 2,
            (nader, gore, bush): 1,
            (nader, gore): 1,
            (gore, nader, bush): 1,
            (gore, nader): 2,
        }
    )

    count = RankedChoice().count([bush, gore, nader], ballots)

    assert count.rounds == [{bush: 4, gore: 3, nader: 2}, {bush: 4, gore: 5}]
    assert places(count)[0] == {gore}


def test_published_three_brothers_by_ranked_choice() -> None:
    """Published: the tests of pyrankvote (test_simple_case2), without rounds."""
    per, paal, askeladden = 1, 2, 3
    ballots = ranked({(askeladden, per): 1, (per, paal): 2, (paal, per): 1, (paal, per, askeladden): 1})

    count = RankedChoice().count([per, paal, askeladden], ballots)

    assert (count.rounds[-1], places(count)[0]) == ({per: 3, paal: 2}, {per})


def test_published_scores_with_two_level_behind() -> None:
    """Published: starvote, sample_poll_score_round_breakable_tie_between_second_and_third (its score round)."""
    count = Score().count([1, 2, 3], points((1, 2, 5), (1, 2, 5), (5, 3, 5)))

    assert values(count) == {1: 7, 2: 7, 3: 15}
    assert places(count) == [{3}, {1, 2}]


def test_published_scores_with_three_level() -> None:
    """Published: starvote, sample_poll_score_round_unbreakable_three_way_tie_for_first."""
    count = Score().count([1, 2, 3], points((1, 3, 5), (3, 5, 1), (5, 1, 3)))

    assert (values(count), places(count)) == ({1: 9, 2: 9, 3: 9}, [{1, 2, 3}])


def votes(yes: int, no: int, abstained: int = 0) -> Counter[Ballot]:
    return Counter({((1, 1),): yes, ((1, -1),): no, ((1, 0),): abstained})


def test_published_motion_passes_however_many_abstain() -> None:
    """Published: "Robert's Rules of Order" pages of the University of Washington: 23 yes, 21 no, 345 abstain."""
    count = YesNo().count([1], votes(23, 21, 345))

    assert (count.support[1].value, count.support[1].out_of, set(count.eligible)) == (23, 44, {1})


def test_published_two_thirds_are_of_those_who_did_not_abstain() -> None:
    """Published: the forum of Robert's Rules, "Abstentions counted in determining 2/3 majority": 17 for, 8 against.

    How many abstained is not told; with as many as there may be it holds.
    """
    support = YesNo().count([1], votes(17, 8, 50)).support[1]

    assert Share.TWO_THIRDS.is_reached(support.value, support.out_of)


def test_textbook_majority_is_more_than_half_and_a_tie_is_none() -> None:
    """A definition, not an example: Robert's Rules, "more than half of the votes cast"."""
    assert [Share.HALF.is_reached(yes, 10) for yes in (4, 5, 6)] == [False, False, True]
    assert YesNo().count([1], votes(5, 5)).eligible == frozenset()


@pytest.mark.parametrize(
    ("share", "fewest"), [("half", 50), ("two_thirds", 66), ("three_quarters", 75), ("all", 99)]
)
def test_our_own_fewest_votes_that_reach_a_share_of_99(share: str, fewest: int) -> None:
    reached = [value for value in range(100) if Share(share).is_reached(value, 99)]

    assert reached == list(range(fewest, 100))
    assert not Share(share).is_reached(0, 0)


def test_our_own_tennessee_by_approval_of_the_two_nearest() -> None:
    ballots = Counter[Ballot]()
    for order, times in TENNESSEE.items():
        ballots[Approval().read(dict.fromkeys(order[:2], 1))] += times

    count = Approval().count(CITIES, ballots)

    assert values(count) == {MEMPHIS: 42, NASHVILLE: 68, CHATTANOOGA: 58, KNOXVILLE: 32}
    assert places(count)[0] == {NASHVILLE}


def test_our_own_ballots_without_another_choice_leave_the_count() -> None:
    count = RankedChoice().count([1, 2, 3], ranked({(1,): 4, (2, 1): 3, (3,): 2}))

    assert count.rounds == [{1: 4, 2: 3, 3: 2}, {1: 4, 2: 3}]
    assert (count.support[1].value, count.support[1].out_of) == (4, 9)


def test_our_own_those_last_together_go_out_together_where_no_order_could_matter() -> None:
    count = RankedChoice().count([1, 2, 3, 4], ranked({(1,): 5, (2,): 4, (3, 2): 1, (4, 2): 1}))

    assert count.rounds == [{1: 5, 2: 4, 3: 1, 4: 1}, {1: 5, 2: 6}]
    assert (places(count)[0], set(count.parting)) == ({2}, set())


def test_our_own_where_the_order_decides_all_that_could_win_are_level() -> None:
    """2 and 3 are last together; whichever stays gets the other's ballots and beats 1."""
    count = RankedChoice().count([1, 2, 3], ranked({(1,): 5, (2, 3): 3, (3, 2): 3}))

    assert (places(count), set(count.parting), len(count.rounds)) == ([{2, 3}, {1}], {2, 3}, 1)


def test_our_own_where_every_order_gives_the_same_winner_it_wins() -> None:
    count = RankedChoice().count([1, 2, 3], ranked({(1,): 6, (2,): 3, (3,): 3}))

    assert (places(count)[0], set(count.parting), count.support[1].value) == ({1}, {2, 3}, 6)


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


def recounted(rule: Rule, ballots: Sequence[Ballot]) -> set[int]:
    """Who is first, found slowly: sums ballot by ballot; for an order, every way of taking out one option at a time."""
    if not isinstance(rule, RankedChoice):
        sums = {option: sum(dict(ballot).get(option, 0) for ballot in ballots) for option in OPTIONS}
        return {option for option in OPTIONS if sums[option] == max(sums.values())}
    papers = [[option for option, _rank in sorted(ballot, key=lambda pair: pair[1])] for ballot in ballots]
    return left_after(set(OPTIONS), papers)


def left_after(standing: set[int], papers: list[list[int]]) -> set[int]:
    """Who wins in some way from here: nobody goes out with another, and nobody wins before two are left."""
    piles = dict.fromkeys(standing, 0)
    for paper in papers:
        for option in paper:
            if option in standing:
                piles[option] += 1
                break
    if len(standing) == 2:
        return {option for option in standing if piles[option] == max(piles.values())}
    last = [option for option in standing if piles[option] == min(piles.values())]
    return set().union(*(left_after(standing - {option}, papers) for option in last))


@every_rule
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_first_are_those_of_the_slow_recount(rule: Rule, data: st.DataObject) -> None:
    ballots = data.draw(st.lists(a_ballot(rule, OPTIONS), min_size=1, max_size=14))

    assert places(rule.count(OPTIONS, Counter(ballots)))[0] == recounted(rule, ballots)


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
    winner = data.draw(st.sampled_from(sorted(places(count)[0])))
    more: list[Ballot] = [((winner, BEST[rule.name]),)] * data.draw(st.integers(1, 3))
    still = places(rule.count(OPTIONS, Counter(ballots + more)))[0]
    assert winner in still
    assert still == {winner} or len(places(count)[0]) > 1


@every_rule
@given(number=st.integers(1, 50), option=st.sampled_from(OPTIONS))
def test_whom_all_want_wins_with_everything(rule: Rule, number: int, option: int) -> None:
    count = rule.count(OPTIONS, Counter({((option, BEST[rule.name]),): number}))

    assert (places(count)[0], set(count.eligible), count.support[option].percent) == ({option}, {option}, 100)


@every_rule
@given(number=st.integers(1, 5))
def test_options_wanted_alike_are_level(rule: Rule, number: int) -> None:
    ballots = Counter[Ballot]({((option, BEST[rule.name]),): number for option in OPTIONS})

    assert places(rule.count(OPTIONS, ballots)) == [set(OPTIONS)]
