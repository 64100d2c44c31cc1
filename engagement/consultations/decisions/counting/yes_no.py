"""Yes or no: each person says yes, no or neither to every proposal; it passes with more yes than no."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from engagement.consultations.decisions.counting.rule import Ballot, Count, Support, places_by

YES, ABSTAIN, NO = 1, 0, -1


class YesNo:
    name = "yes_no"
    label: str | Promise = _("Yes or no")
    about: str | Promise = _("Each person says yes or no to a proposal. One proposal is enough.")
    how: str | Promise = _(
        "Say yes or no, or abstain. A proposal passes with more yes than no; "
        "whoever abstains counts for the quorum only."
    )
    measure: str | Promise = _("Measured: yes against yes and no together; whoever abstains is left out.")
    fewest = 1
    chooses_many = False
    decides_each = True
    is_order = False

    def marks(self, options: int) -> Sequence[tuple[int, str | Promise]]:
        return [(YES, _("Yes")), (NO, _("No")), (ABSTAIN, _("I abstain"))]

    def read(self, marks: Mapping[int, int]) -> Ballot:
        return tuple(sorted(marks.items()))

    def count(self, options: Sequence[int], ballots: Counter[Ballot]) -> Count:
        yes, no = dict.fromkeys(options, 0), dict.fromkeys(options, 0)
        for ballot, times in ballots.items():
            for option, mark in ballot:
                yes[option] += times * (mark == YES)
                no[option] += times * (mark == NO)
        return Count(
            places_by({option: yes[option] - no[option] for option in options}),
            {option: Support(yes[option], yes[option] + no[option]) for option in options},
            frozenset(option for option in options if yes[option] > no[option]),
        )

    def support_in_words(self, support: Support, ballots: int) -> str:
        words = gettext("Yes: %(yes)d (%(percent)d%%). No: %(no)d. Abstained: %(rest)d.")
        return words % {
            "yes": support.value,
            "percent": support.percent,
            "no": support.out_of - support.value,
            "rest": ballots - support.out_of,
        }
