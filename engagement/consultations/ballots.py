"""Questions about decisions: the rule, the options, the ballots."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from engagement.consultations.models import Decision, Mark, Option, Phase
from engagement.consultations.counting import RULES, Ballot, rule_named
from engagement.voices.models import Contribution


@dataclass(frozen=True)
class Marked:
    """An option and what one person gave it, in words; shaped as a question with its answers."""

    question: Option
    answers: list[str]


def decision_of(phase: Phase) -> Decision:
    """The decision of a phase; not yet kept, by the first rule, while nothing is planned."""
    kept = Decision.objects.filter(pk=phase.pk).first()
    return kept or Decision(phase=phase, rule=RULES[0].name)


def options_of(phase: Phase) -> list[Option]:
    """The options in their order."""
    return list(Option.objects.filter(decision=phase.pk))


def option_of(phase: Phase, code: str) -> Option | None:
    """One option of the phase, or None."""
    return Option.objects.filter(decision=phase.pk, code=code).select_related("decision").first()


def is_voted(phase: Phase) -> bool:
    """Whether anybody's ballot stands."""
    return Mark.objects.filter(decision=phase.pk).exists()


def marks_in(contribution: Contribution) -> Mapping[int, int]:
    """The marks of one ballot by option."""
    return dict(contribution.marks.values_list("option", "value"))


def review_of(contribution: Contribution) -> list[Marked]:
    """What one ballot gives to each option it marks, in the order of the options."""
    marks = list(contribution.marks.select_related("option", "decision").order_by("option__position"))
    if not marks:
        return []
    decision = marks[0].decision
    words = dict(rule_named(decision.rule).marks(decision.options.count()))
    return [Marked(mark.option, [str(words[mark.value])]) for mark in marks]


def ballots_of(phase: Phase) -> Counter[Ballot]:
    """How often each ballot was cast. Those taken back are no rows any more, so none is counted."""
    marks = Mark.objects.filter(decision=phase.pk).order_by("contribution", "option")
    by_person = groupby(marks.values_list("contribution", "option", "value"), key=lambda mark: mark[0])
    return Counter(tuple((option, value) for _, option, value in ballot) for _person, ballot in by_person)
