"""What a decision came to, in words: does it hold, who won, how it was counted."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.consultations import ballots
from engagement.consultations.models import Decision, Option, Phase
from engagement.consultations.counting import Count, rule_named


@dataclass(frozen=True)
class Line:
    """One option with what it has; `words` say it, `percent` is whole, `is_level` where it shares the place to be filled."""

    option: Option
    value: int
    out_of: int
    percent: int
    words: str
    is_chosen: bool
    is_level: bool


@dataclass(frozen=True)
class Row:
    """One option over the rounds: its ballots in each in which it still stood; without a text, the ballots left over."""

    text: str
    counts: Sequence[int | None]


@dataclass(frozen=True)
class Result:
    """`notes` say in whole sentences what holds; `is_decided` whether anything is. `rounds` are rows, empty where there is one."""

    rule: str | Promise
    how: str | Promise
    ballots: int
    is_decided: bool
    notes: Sequence[str]
    lines: Sequence[Line]
    rounds: Sequence[Row] = ()


def result_of(phase: Phase) -> Result:
    """Count the ballots of a phase; costs the same queries for one as for thousands."""
    decision, options, cast = (
        ballots.decision_of(phase),
        ballots.options_of(phase),
        ballots.ballots_of(phase),
    )
    rule, total = rule_named(decision.rule), cast.total()
    count = rule.count([option.pk for option in options], cast)
    enough = frozenset(option for option in count.eligible if _has_share(count, option, decision.share))
    chosen, level = _fill(count, enough, decision.seats)
    if not total or (decision.quorum and total < decision.quorum):
        chosen = level = frozenset()
    place = {option: number for number, level_ones in enumerate(count.places) for option in level_ones}
    lines = [
        Line(
            option,
            support.value,
            support.out_of,
            support.percent,
            rule.support_in_words(support),
            is_chosen=option.pk in chosen,
            is_level=option.pk in level,
        )
        for option in sorted(options, key=lambda option: place[option.pk])
        for support in [count.support[option.pk]]
    ]
    leading = frozenset[int]().union(*_fill(count, count.eligible, decision.seats))
    notes = [
        *_verdict(lines),
        *_on_quorum(total, decision),
        *_on_share([line for line in lines if line.option.pk in leading - enough], decision),
        *_on_parting(lines, count),
    ]
    return Result(rule.label, rule.how, total, bool(chosen), notes, lines, _rows(lines, count, total))


def what_it_takes(decision: Decision) -> list[str]:
    """How many are chosen and what it takes, each in a sentence, as it is said before anybody votes."""
    said = [
        ngettext("%(count)d option is chosen.", "%(count)d options are chosen.", decision.seats)
        % {"count": decision.seats}
    ]
    if decision.quorum:
        words = ngettext(
            "It holds if at least %(count)d person votes.",
            "It holds if at least %(count)d people vote.",
            decision.quorum,
        )
        said.append(words % {"count": decision.quorum})
    if decision.share:
        said.append(_("An option needs %(share)d %% to be chosen.") % {"share": decision.share})
    return said


def _has_share(count: Count, option: int, share: int | None) -> bool:
    support = count.support[option]
    return share is None or 100 * support.value >= share * support.out_of


def _fill(count: Count, able: Set[int], seats: int) -> tuple[frozenset[int], frozenset[int]]:
    """Those who are chosen, and those who are level for the last place and would be too many."""
    chosen = frozenset[int]()
    for place in count.places:
        fitting = place & able
        if len(chosen) + len(fitting) > seats:
            return chosen, fitting if len(chosen) < seats else frozenset()
        chosen |= fitting
    return chosen, frozenset()


def _verdict(lines: Sequence[Line]) -> list[str]:
    chosen, level = [line for line in lines if line.is_chosen], [line for line in lines if line.is_level]
    said = [_("Chosen: %(options)s.") % {"options": _named(chosen)}] if chosen else []
    if level:
        words = _(
            "A tie: %(options)s are level. The rule does not choose between them and no lot is drawn: "
            "the organisers say how it goes on."
        )
        said.append(words % {"options": _named(level)})
    return said or [_("Nothing is decided.")]


def _on_quorum(total: int, decision: Decision) -> list[str]:
    if not decision.quorum:
        return [] if total else [_("Nobody voted.")]
    said = {"total": total, "quorum": decision.quorum}
    if total < decision.quorum:
        words = ngettext(
            "%(total)d of the %(quorum)d ballot needed: that is too few.",
            "%(total)d of the %(quorum)d ballots needed: that is too few.",
            decision.quorum,
        )
        return [words % said]
    words = ngettext(
        "%(total)d of the %(quorum)d ballot needed: that is enough.",
        "%(total)d of the %(quorum)d ballots needed: that is enough.",
        decision.quorum,
    )
    return [words % said]


def _on_share(short: Sequence[Line], decision: Decision) -> list[str]:
    words = _("%(option)s won with %(percent)d %%, but %(share)d %% were needed.")
    return [
        words % {"option": _named([line]), "percent": line.percent, "share": decision.share} for line in short
    ]


def _on_parting(lines: Sequence[Line], count: Count) -> list[str]:
    if not count.parting:
        return []
    words = _(
        "In round %(round)d %(options)s were last together. It was counted on with each of them out first: whoever wins "
        "in every way wins, and those who win in some are level."
    )
    parting = [line for line in lines if line.option.pk in count.parting]
    return [words % {"round": len(count.rounds), "options": _named(parting)}]


def _rows(lines: Sequence[Line], count: Count, total: int) -> list[Row]:
    """The rounds as a table, and beneath them the ballots that name nobody who still stands."""
    if len(count.rounds) < 2:
        return []
    rows = [
        Row(line.option.text, [counted.get(line.option.pk) for counted in count.rounds]) for line in lines
    ]
    spent = [total - sum(counted.values()) for counted in count.rounds]
    return [*rows, Row("", spent)] if any(spent) else rows


def _named(lines: Iterable[Line]) -> str:
    """The names of options, each kept in its own direction (U+2068, U+2069)."""
    return ", ".join(f"\u2068{line.option.text}\u2069" for line in lines)
