"""Approval: each person marks every option she can agree to; the one with the most marks wins."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from engagement.consultations.decisions.counting.rule import Ballot, Count, Support, places_by


class Approval:
    name = "approval"
    label: str | Promise = _("Everything I can agree to")
    about: str | Promise = _(
        "Each person ticks as many options as she likes. The quickest, and good for dates."
    )
    how: str | Promise = _("Tick every option you can agree to. The option with the most ticks wins.")
    measure: str | Promise = _("Measured: its ticks against the number of people who vote.")
    fewest = 2
    chooses_many = True
    decides_each = False
    is_order = False

    def marks(self, options: int) -> Sequence[tuple[int, str | Promise]]:
        return [(1, _("I agree to this"))]

    def read(self, marks: Mapping[int, int]) -> Ballot:
        return tuple(sorted(marks.items()))

    def count(self, options: Sequence[int], ballots: Counter[Ballot]) -> Count:
        ticks = dict.fromkeys(options, 0)
        for ballot, times in ballots.items():
            for option, _mark in ballot:
                ticks[option] += times
        support = {option: Support(value, ballots.total()) for option, value in ticks.items()}
        return Count(places_by(ticks), support, frozenset(option for option in options if ticks[option]))

    def support_in_words(self, support: Support, ballots: int) -> str:
        words = ngettext(
            "%(count)d person (%(percent)d%%)", "%(count)d people (%(percent)d%%)", support.value
        )
        return words % {"count": support.value, "percent": support.percent}
