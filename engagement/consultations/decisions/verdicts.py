"""What a decision takes, and what it came to, in whole sentences."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.consultations.choices import Share
from engagement.consultations.decisions.counting import Count, Rule, rule_named
from engagement.consultations.decisions.counting.rule import places_by
from engagement.consultations.models import Decision, Option


@dataclass(frozen=True)
class Line:
    """One option with what it has; `percent` is whole, `is_level` where it shares the place still to be filled."""

    option: Option
    value: int
    out_of: int
    percent: int
    words: str
    is_chosen: bool
    is_level: bool


def what_it_takes(decision: Decision) -> list[str]:
    """How many are chosen and what it takes, each in a sentence, as it is said before anybody votes."""
    rule = rule_named(decision.rule)
    if rule.decides_each:
        said = [_("Each proposal is decided by itself.")]
    else:
        words = ngettext("%(count)d option is chosen.", "%(count)d options are chosen.", decision.seats)
        said = [words % {"count": decision.seats}]
    if decision.needed:
        words = _(
            "It holds if at least %(needed)d of the %(electorate)d who may vote do so (quorum: %(quorum)d%%)."
        )
        said.append(words % _numbers(decision))
    if decision.share:
        needed = _("Needed to be chosen: %(share)s.") % {"share": Share(decision.share).label}
        said += [needed, str(rule.measure)]
    return said


def notes_on(
    lines: Sequence[Line], count: Count, decision: Decision, total: int, ahead: Set[int]
) -> list[str]:
    """What holds, the verdict first; `ahead` are options that would be chosen but for the share they needed."""
    rule = rule_named(decision.rule)
    return [
        *_verdict(lines, rule),
        *_on_turnout(total, decision),
        *_on_share([line for line in lines if line.option.pk in ahead], decision),
        *_on_halves(lines, rule),
        *_on_parting(lines, count),
    ]


def rounds_in_words(lines: Sequence[Line], count: Count) -> list[str]:
    """What happened in each round of a count in rounds."""
    told = [
        _round(lines, number, now, after)
        for number, (now, after) in enumerate(zip(count.rounds, count.rounds[1:], strict=False), start=1)
    ]
    return [*told, _last_round(lines, count)] if count.rounds else []


def _verdict(lines: Sequence[Line], rule: Rule) -> list[str]:
    chosen, level = [line for line in lines if line.is_chosen], [line for line in lines if line.is_level]
    said = []
    if chosen:
        words = _("Accepted: %(options)s.") if rule.decides_each else _("Chosen: %(options)s.")
        said.append(words % {"options": _named(chosen)})
    if level:
        words = _(
            "A tie: %(options)s are level. The rule does not choose between them and no lot is drawn: "
            "the organisers say how it goes on."
        )
        said.append(words % {"options": _named(level)})
    return said or [_("Nothing is decided.")]


def _on_turnout(total: int, decision: Decision) -> list[str]:
    if not decision.electorate:
        return [] if total else [_("Nobody voted.")]
    numbers = _numbers(decision) | {"total": total}
    said = [_("%(total)d of the %(electorate)d who may vote did so.") % numbers]
    if decision.needed:
        words = (
            _("At least %(needed)d were needed: that is enough.")
            if total >= decision.needed
            else _("At least %(needed)d were needed: that is too few.")
        )
        said.append(words % numbers)
    if total > decision.electorate:
        said.append(_("These are more than the organisers counted. Ask them how many may vote."))
    return said


def _on_share(short: Sequence[Line], decision: Decision) -> list[str]:
    if not short:
        return []
    words = _("%(options)s: ahead, but with less than was needed (%(share)s).")
    return [words % {"options": _named(short), "share": Share(decision.share).label}]


def _on_halves(lines: Sequence[Line], rule: Rule) -> list[str]:
    """A proposal with as many yes as no has not passed, and it is said why."""
    halves = [line for line in lines if rule.decides_each and line.out_of and 2 * line.value == line.out_of]
    words = _("A tie: as many yes as no to %(options)s, so it is not accepted.")
    return [words % {"options": _named([line])} for line in halves]


def _on_parting(lines: Sequence[Line], count: Count) -> list[str]:
    if not count.parting:
        return []
    words = _(
        "In round %(round)d %(options)s were last together. It was counted on with each of them out first: "
        "whoever wins in every way wins, and those who win in some are level."
    )
    return [words % {"round": len(count.rounds), "options": _named(_of(lines, count.parting))}]


def _round(lines: Sequence[Line], number: int, now: Mapping[int, int], after: Mapping[int, int]) -> str:
    """Who went out, and where those ballots went."""
    gone = _of(lines, now.keys() - after.keys())
    passed = [
        _("%(option)s +%(count)d") % {"option": _named([line]), "count": gained}
        for line in _of(lines, after.keys())
        if (gained := after[line.option.pk] - now[line.option.pk])
    ]
    spent = sum(now.values()) - sum(after.values())
    if spent:
        passed.append(_("no further choice: %(count)d") % {"count": spent})
    words = _("Round %(round)d: fewest ballots, so out: %(options)s.")
    said = words % {"round": number, "options": _named(gone)}
    return (
        f"{said} {_('Its ballots pass on: %(passed)s.') % {'passed': ', '.join(passed)}}" if passed else said
    )


def _last_round(lines: Sequence[Line], count: Count) -> str:
    first = places_by(count.rounds[-1])[0]
    if count.parting:
        words = _("Round %(round)d: last together, and it matters who goes out first: %(options)s.")
        return words % {"round": len(count.rounds), "options": _named(_of(lines, count.parting))}
    words = (
        _("Round %(round)d: most ballots: %(options)s.")
        if len(first) == 1
        else _("Round %(round)d: as many ballots each: %(options)s.")
    )
    return words % {"round": len(count.rounds), "options": _named(_of(lines, first))}


def _numbers(decision: Decision) -> dict[str, int | None]:
    return {"needed": decision.needed, "electorate": decision.electorate, "quorum": decision.quorum}


def _of(lines: Iterable[Line], options: Set[int]) -> list[Line]:
    return [line for line in lines if line.option.pk in options]


def _named(lines: Iterable[Line]) -> str:
    """The names of options, each kept in its own direction (U+2068, U+2069)."""
    return ", ".join(f"\u2068{line.option.text}\u2069" for line in lines)
