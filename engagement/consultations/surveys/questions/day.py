"""A day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.kind import Bar, Figure, Numbers, Row, Tally

MOST_MONTHS = 24


class Day:
    name = QuestionKind.DATE
    results_template = "consultations/survey/results/_bars.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {}

    def faults(self, asked: Asked) -> Mapping[str, str]:
        return {}

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
        return forms.DateField(widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"], **words)

    def said(self, cleaned: date | None) -> list[str]:
        return [cleaned.isoformat()] if cleaned else []

    def filled(self, said: Sequence[str]) -> str | None:
        return said[0] if said else None

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        if len(said) > 1:
            raise NotAChoice
        try:
            return [{"date": date.fromisoformat(day)} for day in said]
        except ValueError as unreadable:
            raise NotAChoice from unreadable

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return [answer.date.isoformat() for answer in answers if answer.date]

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        return [date_format(answer.date) for answer in answers if answer.date]

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        counts = sorted((tally.date, tally.count) for tally in tallies if tally.date)
        if not counts:
            return Numbers()
        first, last = counts[0][0], counts[-1][0]
        figures = [
            Figure("earliest", _("Earliest"), date_format(first)),
            Figure("latest", _("Latest"), date_format(last)),
        ]
        return Numbers(_bars(counts, answered), figures)


def _bars(counts: Sequence[tuple[date, int]], answered: int) -> list[Bar]:
    """A bar for each month that was named, or for each year where the months are many."""
    by_month: Counter[date] = Counter()
    for day, count in counts:
        by_month[day.replace(day=1)] += count
    if len(by_month) <= MOST_MONTHS:
        return [
            choosing.bar(date_format(month, "YEAR_MONTH_FORMAT"), count, answered)
            for month, count in by_month.items()
        ]
    by_year: Counter[int] = Counter()
    for month, count in by_month.items():
        by_year[month.year] += count
    return [choosing.bar(str(year), count, answered) for year, count in by_year.items()]
