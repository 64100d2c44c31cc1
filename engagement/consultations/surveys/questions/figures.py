"""Numbers about numbers: mean, median, least and most, as people read them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from engagement.consultations.surveys.questions.kind import Figure, Tally


def figures(tallies: Sequence[Tally], unit: str = "", *, with_ends: bool = False) -> list[Figure]:
    """Mean and median, and on demand the least and the most; nothing where nobody answered."""
    counts = sorted((tally.number, tally.count) for tally in tallies if tally.number is not None)
    if not counts:
        return []
    people = sum(count for _number, count in counts)
    mean = sum((number * count for number, count in counts), Decimal()) / people
    found = [
        Figure("mean", _("On average"), shown(mean, unit)),
        Figure("median", _("In the middle (as many said less as said more)"), shown(median(counts), unit)),
    ]
    if with_ends:
        found.append(Figure("least", _("Least"), shown(counts[0][0], unit)))
        found.append(Figure("most", _("Most"), shown(counts[-1][0], unit)))
    return found


def median(counts: Sequence[tuple[Decimal, int]]) -> Decimal:
    """The middle of numbers given as (number, how often) in their order; between two, halfway."""
    sums = list(accumulate(count for _number, count in counts))
    low, high = (sums[-1] + 1) // 2, sums[-1] // 2 + 1
    at = [
        next(number for (number, _count), upto in zip(counts, sums, strict=True) if upto >= n)
        for n in (low, high)
    ]
    return (at[0] + at[1]) / 2


def plain(number: Decimal) -> str:
    """A number without needless noughts, as programs and inputs read it: "12.5", "100"."""
    return format(number.quantize(Decimal("0.01")).normalize(), "f")


def shown(number: Decimal, unit: str = "") -> str:
    """A number as the reader writes numbers, with what is counted."""
    written = number_format(Decimal(plain(number)), use_l10n=True, force_grouping=True)
    return f"{written} {unit}" if unit else written
