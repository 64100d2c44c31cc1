"""Score: each person gives every option 0 to 5 points; the one with the most points wins."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from engagement.consultations.decisions.counting.rule import Ballot, Count, Support, places_by

HIGHEST = 5


class Score:
    name = "score"
    label: str | Promise = _("Points from 0 to 5")
    about: str | Promise = _(
        "Each person gives every option points. Good when it matters how strongly people feel."
    )
    how: str | Promise = _(
        "Give each option 0 to 5 points; 5 is best. An option you leave out gets 0. "
        "The option with the most points wins."
    )
    measure: str | Promise = _("Measured: its points against the most that all who vote could give it.")
    fewest = 2
    chooses_many = True
    decides_each = False
    is_order = False

    def marks(self, options: int) -> Sequence[tuple[int, str | Promise]]:
        return [(points, str(points)) for points in range(HIGHEST + 1)]

    def read(self, marks: Mapping[int, int]) -> Ballot:
        return tuple(sorted(marks.items()))

    def count(self, options: Sequence[int], ballots: Counter[Ballot]) -> Count:
        points = dict.fromkeys(options, 0)
        for ballot, times in ballots.items():
            for option, mark in ballot:
                points[option] += mark * times
        most = HIGHEST * ballots.total()
        support = {option: Support(value, most) for option, value in points.items()}
        return Count(places_by(points), support, frozenset(option for option in options if points[option]))

    def support_in_words(self, support: Support, ballots: int) -> str:
        words = ngettext("%(count)d point (%(percent)d%%)", "%(count)d points (%(percent)d%%)", support.value)
        return words % {"count": support.value, "percent": support.percent}
