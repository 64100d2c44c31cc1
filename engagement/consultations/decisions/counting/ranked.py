"""Ranked choice (instant run-off): who is last goes out, and those ballots pass to the next choice on them.

Where options are last together and together have fewer ballots than the next one, they go out together: no order among
them could change anything. Else it is counted each way (the literature calls it parallel universes), and all that win
in some way are level: nothing is drawn by lot.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from engagement.consultations.decisions.counting.rule import Ballot, Count, Support, places_by
from engagement.consultations.decisions.errors import SameRank

type Standing = frozenset[int]


class RankedChoice:
    name = "ranked"
    label: str | Promise = _("In order of preference")
    about: str | Promise = _("Each person puts the options in order. Good for choosing one among many.")
    how: str | Promise = _(
        "Say which option is your first choice, which your second, and so on, as far as you like. In each round the "
        "option with the fewest ballots goes out, and its ballots pass to the next choice on them."
    )
    measure: str | Promise = _(
        "Measured: its ballots in the last round against all ballots cast, also those that name nobody who is left."
    )
    fewest = 2
    chooses_many = False
    decides_each = False
    is_order = True

    def marks(self, options: int) -> Sequence[tuple[int, str | Promise]]:
        return [(rank, gettext("Choice %(rank)d") % {"rank": rank}) for rank in range(1, options + 1)]

    def read(self, marks: Mapping[int, int]) -> Ballot:
        """Gaps are closed: 1, 3 is read as 1, 2. Raises SameRank."""
        if len(set(marks.values())) < len(marks):
            raise SameRank
        ordered = sorted(marks, key=lambda option: marks[option])
        return tuple(sorted((option, rank) for rank, option in enumerate(ordered, start=1)))

    def count(self, options: Sequence[int], ballots: Counter[Ballot]) -> Count:
        orders = Counter[tuple[int, ...]]()
        for ballot, times in ballots.items():
            orders[tuple(option for option, _rank in sorted(ballot, key=lambda pair: pair[1]))] += times
        rounds: list[dict[int, int]] = []
        below: list[frozenset[int]] = []
        standing = frozenset(options)
        while True:
            tally = _first_choices(orders, standing)
            rounds.append(tally)
            ways = _ways_out(tally)
            if len(ways) != 1:
                break
            below = places_by({option: tally[option] for option in ways[0]}) + below
            standing -= ways[0]
        winners = _winners(orders, standing)
        others = places_by({option: tally[option] for option in standing - winners.keys()})
        last_stood = {option: count for counted in rounds for option, count in counted.items()} | winners
        return Count(
            places=[frozenset(winners), *others, *below],
            support={option: Support(last_stood[option], ballots.total()) for option in options},
            eligible=frozenset(option for option, ballots_won in winners.items() if ballots_won),
            rounds=rounds,
            parting=frozenset[int]().union(*ways),
        )

    def support_in_words(self, support: Support, ballots: int) -> str:
        words = ngettext(
            "%(count)d ballot (%(percent)d%%)", "%(count)d ballots (%(percent)d%%)", support.value
        )
        return words % {"count": support.value, "percent": support.percent}


def _first_choices(orders: Counter[tuple[int, ...]], standing: Standing) -> dict[int, int]:
    """How many ballots name each option before all others that still stand."""
    tally = dict.fromkeys(standing, 0)
    for order, times in orders.items():
        first = next((option for option in order if option in standing), None)
        if first is not None:
            tally[first] += times
    return tally


def _ways_out(tally: Mapping[int, int]) -> list[Standing]:
    """Who may go out next: one way where it is clear, several where it matters, none where the winner stands."""
    *higher, last = places_by(tally)
    if not higher and len(last) <= 2:
        return []
    together = sum(tally[option] for option in last)
    if len(last) == 1 or (higher and together < min(tally[option] for option in higher[-1])):
        return [last] if len(tally) - len(last) > 1 else []
    return [frozenset([option]) for option in last]


def _winners(orders: Counter[tuple[int, ...]], standing: Standing) -> dict[int, int]:
    """Who wins in some way of counting on from here, and the fewest ballots with which each does."""

    @cache
    def from_here(standing: Standing) -> Mapping[int, int]:
        tally = _first_choices(orders, standing)
        ways = _ways_out(tally)
        if not ways:
            return {option: tally[option] for option in places_by(tally)[0]}
        fewest: dict[int, int] = {}
        for way in ways:
            for option, ballots in from_here(standing - way).items():
                fewest[option] = min(ballots, fewest.get(option, ballots))
        return fewest

    return dict(from_here(standing))
