"""A decision: people vote among options, and a rule that was said before says what is chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BaseForm
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from engagement.consultations import ballots
from engagement.consultations.ballot_form import BallotForm, Cast
from engagement.consultations.decided import Result, result_of
from engagement.consultations.errors import EmptyBallot, NotAMark, OptionsChanged
from engagement.consultations.methods.method import TakingPart
from engagement.consultations.models import Mark, Phase
from engagement.consultations.counting import rule_named
from engagement.voices.models import Contribution


class Decision:
    name = "decision"
    label: str | Promise = _("Decision")
    about: str | Promise = _(
        "People vote among options by a rule you choose. Good at the end, when all is on the table."
    )
    action: str | Promise = _("Vote")
    results_wait = True
    panel_template = "consultations/decision/_panel.html"
    answer_template = "consultations/decision/answer.html"
    review_template = "consultations/survey/_review.html"
    results_template = "consultations/decision/_results.html"

    def action_url(self, phase: Phase) -> str:
        return reverse("consultations:answers-give", args=[phase.code])

    def setup_url(self, phase: Phase) -> str:
        return reverse("consultations:decision-show", args=[phase.code])

    def setup_label(self, phase: Phase) -> str:
        return gettext("Rule and options")

    def unready(self, phase: Phase) -> str:
        fewest, count = rule_named(ballots.decision_of(phase).rule).fewest, len(ballots.options_of(phase))
        if count >= fewest:
            return ""
        return ngettext(
            "People cannot vote yet. Write at least %(fewest)d option, then publish it.",
            "People cannot vote yet. Write at least %(fewest)d options, then publish it.",
            fewest,
        ) % {"fewest": fewest}

    def invitation(self, phase: Phase) -> str:
        if self.unready(phase):
            return ""
        count = len(ballots.options_of(phase))
        return ngettext("%(count)d option", "%(count)d options", count) % {"count": count}

    def form(
        self, phase: Phase, contribution: Contribution | None, data: Mapping[str, Any] | None
    ) -> tuple[BaseForm, TakingPart]:
        form = BallotForm(
            data,
            options=ballots.options_of(phase),
            decision=ballots.decision_of(phase),
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
        rule = rule_named(ballots.decision_of(phase).rule)
        offered = {option.code: option.pk for option in ballots.options_of(phase)}
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

    def review(self, contribution: Contribution) -> Sequence[ballots.Marked]:
        return ballots.review_of(contribution)

    def results(self, phase: Phase) -> Sequence[Result]:
        return [result_of(phase)]
