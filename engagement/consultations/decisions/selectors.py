"""Questions about decisions: the rule, the options, the ballots."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from engagement.consultations.decisions.counting import RULES, Ballot, rule_named
from engagement.consultations.models import Decision, Mark, Option, Phase
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
    """The options in their order, each with its decision."""
    return list(Option.objects.filter(decision=phase.pk).select_related("decision"))


def offered_in(phase: Phase) -> tuple[Decision, list[Option]]:
    """Both together."""
    return _with_decision(phase, options_of(phase))


def cast_in(phase: Phase) -> tuple[Decision, list[Option], Counter[Ballot]]:
    """Both, and how often each ballot was cast, by one query; those taken back are no rows any more."""
    options = Option.objects.filter(decision=phase.pk).select_related("decision")
    voters, given = (
        ArrayAgg(f"marks__{field}", order_by="marks__contribution", filter=Q(marks__isnull=False), default=[])
        for field in ("contribution", "value")
    )
    marked = list(options.annotate(voters=voters, given=given))
    by_voter: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for option in marked:
        for voter, value in zip(option.voters, option.given, strict=True):
            by_voter[voter].append((option.pk, value))
    decision, offered = _with_decision(phase, list[Option](marked))
    return decision, offered, Counter(tuple(sorted(ballot)) for ballot in by_voter.values())


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
    marks = list(contribution.marks.select_related("option").order_by("option__position"))
    if not marks:
        return []
    # A rank is at most as many as there are options, so the words go as far as the highest one given.
    words = dict(rule_named(marks[0].rule).marks(max(mark.value for mark in marks)))
    return [Marked(mark.option, [str(words[mark.value])]) for mark in marks]


def _with_decision(phase: Phase, options: list[Option]) -> tuple[Decision, list[Option]]:
    return options[0].decision if options else decision_of(phase), options
