"""A number, within bounds where the organiser has set them, with what is counted."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import DECIMALS, DIGITS, LONGEST_UNIT, Answer, Question
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.figures import figures, plain, shown
from engagement.consultations.surveys.questions.kind import Bar, Numbers, Row, Tally
from engagement.consultations.surveys.questions.wording import marked, words_of

MOST_BARS = 10
LIMIT = Decimal(10) ** (DIGITS - DECIMALS)


class Number:
    name = QuestionKind.NUMBER
    results_template = "consultations/survey/results/_bars.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {
            "least": _field(label=gettext_lazy("At least"), required=False),
            "most": _field(label=gettext_lazy("At most"), required=False),
            "unit": forms.CharField(
                label=gettext_lazy("What is counted"),
                required=False,
                max_length=LONGEST_UNIT,
                help_text=gettext_lazy("For example: rupiah, months, children"),
            ),
        }

    def faults(self, asked: Asked) -> Mapping[str, str]:
        if asked.least is not None and asked.most is not None and asked.least >= asked.most:
            return {"most": _("The most must be more than the least.")}
        return {}

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        hint = format_html("{} {}", words.get("help_text", ""), _bounds(question))
        return _field(
            min_value=question.least, max_value=question.most, **{**words, "help_text": hint.strip()}
        )

    def said(self, cleaned: Decimal | None) -> list[str]:
        return [] if cleaned is None else [plain(cleaned)]

    def filled(self, said: Sequence[str]) -> str:
        return "".join(said)

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        if len(said) > 1:
            raise NotAChoice
        return [{"number": _read(question, words)} for words in said]

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return [plain(answer.number) for answer in answers if answer.number is not None]

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        unit = words_of(question, "unit")
        return [shown(answer.number, unit) for answer in answers if answer.number is not None]

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        unit = words_of(question, "unit")
        return Numbers(_bars(tallies, answered), figures(tallies, unit, with_ends=True))


def _field(**words: Any) -> forms.DecimalField:  # Any: as forms.Field takes them
    field = forms.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, **words)
    # Half a month and 1.5 million are numbers, too; a step would make browsers refuse them.
    field.widget.attrs |= {"step": "any", "inputmode": "decimal"}
    return field


def _bounds(question: Question) -> str:
    unit = marked(question, "unit", original=question.phase.consultation.activity.original_language)
    low, high = question.least, question.most
    if low is not None and high is not None:
        words = format_html(_("From {} to {}."), shown(low), shown(high))
    elif low is not None:
        words = format_html(_("{} or more."), shown(low))
    elif high is not None:
        words = format_html(_("{} or less."), shown(high))
    else:
        words = format_html("")
    return format_html(_("In {}. {}"), unit, words) if question.unit else words


def _read(question: Question, said: str) -> Decimal:
    try:
        number = Decimal(said)
    except InvalidOperation as unreadable:
        raise NotAChoice from unreadable
    low, high = question.least, question.most
    if (
        not number.is_finite()
        or abs(number) >= LIMIT
        or (low is not None and number < low)
        or (high is not None and number > high)
    ):
        raise NotAChoice
    return number


def _bars(tallies: Sequence[Tally], answered: int) -> list[Bar]:
    """A bar for each number where they are few, else for ten stretches of the same length."""
    counts = sorted((tally.number, tally.count) for tally in tallies if tally.number is not None)
    if len(counts) <= MOST_BARS:
        return [choosing.bar(shown(number), count, answered) for number, count in counts]
    low, high = counts[0][0], counts[-1][0]
    stretch = (high - low) / MOST_BARS
    sums = [0] * MOST_BARS
    for number, count in counts:
        sums[min(int((number - low) / stretch), MOST_BARS - 1)] += count
    edges = [low + stretch * at for at in range(MOST_BARS + 1)]
    return [
        choosing.bar(
            _("%(from)s to %(to)s") % {"from": shown(edges[at]), "to": shown(edges[at + 1])},
            sums[at],
            answered,
        )
        for at in range(MOST_BARS)
    ]
