"""What a decision came to: its ballots counted, who is chosen, and whether it holds."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from django.utils.functional import Promise

from engagement.consultations.choices import Share
from engagement.consultations.decisions import selectors as ballots
from engagement.consultations.decisions import verdicts
from engagement.consultations.decisions.counting import Count, rule_named
from engagement.consultations.decisions.verdicts import Line
from engagement.consultations.models import Phase


@dataclass(frozen=True)
class Row:
    """One option over the rounds: its ballots in each where it stood; without a text, those that name nobody left."""

    text: str
    counts: Sequence[int | None]


@dataclass(frozen=True)
class Result:
    """`notes` say in whole sentences what holds, the verdict first; `is_decided` whether anything is.

    Counts in rounds have `rounds`, what happened in each in words, and `table`, the ballots of each; else both are
    empty.
    """

    rule: str | Promise
    how: str | Promise
    ballots: int
    is_decided: bool
    notes: Sequence[str]
    lines: Sequence[Line]
    rounds: Sequence[str] = ()
    table: Sequence[Row] = ()


def result_of(phase: Phase) -> Result:
    """Count the ballots of a phase; costs the same queries for one as for thousands."""
    decision, options, cast = ballots.cast_in(phase)
    rule, total = rule_named(decision.rule), cast.total()
    count = rule.count([option.pk for option in options], cast)
    seats = len(options) if rule.decides_each else decision.seats
    enough = frozenset(option for option in count.eligible if _has_share(count, option, decision.share))
    chosen, level = _fill(count, enough, seats)
    if total < max(1, decision.needed):
        chosen = level = frozenset()
    place = {option: number for number, together in enumerate(count.places) for option in together}
    lines = [
        Line(
            option,
            support.value,
            support.out_of,
            support.percent,
            rule.support_in_words(support, total),
            is_chosen=option.pk in chosen,
            is_level=option.pk in level,
        )
        for option in sorted(options, key=lambda option: place[option.pk])
        for support in [count.support[option.pk]]
    ]
    ahead = frozenset[int]().union(*_fill(count, count.eligible, seats)) - enough
    return Result(
        rule.label,
        rule.how,
        total,
        bool(chosen),
        verdicts.notes_on(lines, count, decision, total, ahead),
        lines,
        verdicts.rounds_in_words(lines, count),
        _table(lines, count, total),
    )


def _has_share(count: Count, option: int, share: str) -> bool:
    support = count.support[option]
    return not share or Share(share).is_reached(support.value, support.out_of)


def _fill(count: Count, able: Set[int], seats: int) -> tuple[frozenset[int], frozenset[int]]:
    """Those who are chosen, and those who are level for the last place and would be too many."""
    chosen = frozenset[int]()
    for place in count.places:
        fitting = place & able
        if len(chosen) + len(fitting) > seats:
            return chosen, fitting if len(chosen) < seats else frozenset()
        chosen |= fitting
    return chosen, frozenset()


def _table(lines: Sequence[Line], count: Count, total: int) -> list[Row]:
    """The rounds as a table, and beneath them the ballots that name nobody who still stands."""
    if not count.rounds:
        return []
    rows = [
        Row(line.option.text, [counted.get(line.option.pk) for counted in count.rounds]) for line in lines
    ]
    spent = [total - sum(counted.values()) for counted in count.rounds]
    return [*rows, Row("", spent)] if any(spent) else rows
