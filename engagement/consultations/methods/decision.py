"""A decision: people vote among options, and a rule that was said before says what is chosen."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.forms import BaseForm
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from engagement.consultations.decisions import selectors as ballots
from engagement.consultations.decisions.ballot_form import BallotForm, Cast
from engagement.consultations.decisions.counting import rule_named
from engagement.consultations.decisions.decided import Result, result_of
from engagement.consultations.decisions.errors import EmptyBallot, NotAMark, OptionsChanged
from engagement.consultations.methods.copying import copy_rows
from engagement.consultations.methods.method import TakingPart
from engagement.consultations.models import Mark, Phase
from engagement.consultations.open_rows import OpenRow
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution


class Decision:
    name = "decision"
    label: str | Promise = _("Decision")
    about: str | Promise = _(
        "People vote among options by a rule you choose. Good at the end, when all is on the table."
    )
    action: str | Promise = _("Vote")
    results_wait = True
    takes_groups = False
    panel_template = "consultations/decision/_panel.html"
    promise_template = "consultations/decision/_promise.html"
    answer_template = "consultations/decision/answer.html"
    review_template = "consultations/decision/_review.html"
    results_template = "consultations/decision/_results.html"

    def action_url(self, phase: Phase) -> str:
        return reverse("consultations:answers-give", args=[phase.code])

    def setup_url(self, phase: Phase) -> str:
        return reverse("consultations:decision-show", args=[phase.code])

    def setup_label(self, phase: Phase) -> str:
        return gettext("Rule and options")

    def unready(self, phase: Phase) -> str:
        fewest, count = _fewest_and_count(phase)
        if count >= fewest:
            return ""
        words = ngettext(
            "People cannot vote yet. Write at least %(fewest)d option, then publish it.",
            "People cannot vote yet. Write at least %(fewest)d options, then publish it.",
            fewest,
        )
        return words % {"fewest": fewest}

    def invitation(self, phase: Phase) -> str:
        fewest, count = _fewest_and_count(phase)
        words = ngettext("%(count)d option", "%(count)d options", count)
        return words % {"count": count} if count >= fewest else ""

    def is_walked(self, phase: Phase) -> bool:
        return False

    def form(
        self,
        phase: Phase,
        contribution: Contribution | None,
        data: Mapping[str, Any] | None,
        giver: Giver | None = None,
    ) -> tuple[BaseForm, TakingPart]:
        decision, options = ballots.offered_in(phase)
        form = BallotForm(
            data,
            options=options,
            decision=decision,
            marks=ballots.marks_in(contribution) if contribution else {},
            version=phase.version,
            language=phase.consultation.activity.original_language,
        )
        return form, form

    def write(self, phase: Phase, contribution: Contribution, given: Cast) -> None:
        """Raises OptionsChanged, EmptyBallot, NotAMark, SameRank."""
        if given.version != phase.version:
            raise OptionsChanged
        if not given.marks:
            raise EmptyBallot
        decision, options = ballots.offered_in(phase)
        rule, offered = rule_named(decision.rule), {option.code: option.pk for option in options}
        possible = {value for value, _words in rule.marks(len(offered))}
        if not offered.keys() >= given.marks.keys() or not possible.issuperset(given.marks.values()):
            raise NotAMark
        ballot = rule.read({offered[code]: value for code, value in given.marks.items()})
        contribution.marks.all().delete()
        Mark.objects.bulk_create(
            Mark(
                contribution=contribution,
                decision_id=phase.pk,
                option_id=option,
                rule=rule.name,
                value=value,
            )
            for option, value in ballot
        )

    def erase(self, contribution: Contribution) -> None:
        contribution.marks.all().delete()

    def copy(self, fresh: Mapping[int, int]) -> None:
        copy_rows(Mark, fresh)

    def review(self, contribution: Contribution) -> Sequence[ballots.Marked]:
        return ballots.review_of(contribution)

    def results(self, phase: Phase) -> Sequence[Result]:
        return [result_of(phase)]

    def open_rows(self, phase: Phase) -> Iterator[OpenRow]:
        result = result_of(phase)
        for line in result.lines:
            yield OpenRow(str(result.rule), line.option.text, line.value, line.out_of)


def _fewest_and_count(phase: Phase) -> tuple[int, int]:
    """How many options it takes at least, and how many there are."""
    decision, options = ballots.offered_in(phase)
    return rule_named(decision.rule).fewest, len(options)
