"""Answers put in order: some of them or all, from the first place on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.kind import Bar, Numbers, Row, Tally
from engagement.consultations.surveys.questions.wording import words_of


class RankingInput(forms.Widget):
    """For each choice a small list of places to choose from.

    Its value is a mapping {position of the choice: place as typed}; data may instead hold the positions in order.
    """

    template_name = "consultations/widgets/ranking.html"
    use_fieldset = True

    def __init__(self, offered: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.offered = offered

    def value_from_datadict(
        self, data: Mapping[str, Any], _files: object, name: str
    ) -> dict[str, str] | None:
        if name in data:
            listed = data[name]
            return _placed(listed) if isinstance(listed, list) else {str(listed): ""}
        return {position: str(data.get(f"{name}-{position}", "")) for position, _words in self.offered}

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: object, name: str) -> bool:
        return not any(f"{name}-{position}" in data for position, _words in self.offered)

    def id_for_label(self, id_: str, index: str = "0") -> str:
        return f"{id_}_{index}"

    def get_context(
        self, name: str, value: dict[str, str] | None, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"] |= {
            "choices": [
                {"position": position, "words": words, "place": (value or {}).get(position, "")}
                for position, words in self.offered
            ],
            "places": [str(place) for place in range(1, len(self.offered) + 1)],
        }
        return context


class RankingField(forms.Field):
    """Cleans to the positions of choices in their order; gaps close, two in one place are refused."""

    widget: RankingInput

    def clean(self, value: Mapping[str, str] | None) -> list[str]:
        placed = {position: place for position, place in (value or {}).items() if place}
        if self.required and not placed:
            raise ValidationError(_("Put at least one answer in a place."), code="required")
        offered = {position for position, _words in self.widget.offered}
        places = {str(place) for place in range(1, len(offered) + 1)}
        if not (set(value or {}) <= offered and set(placed.values()) <= places):
            raise ValidationError(_("Choose a place from the list for each answer."), code="unknown")
        if len(set(placed.values())) < len(placed):
            raise ValidationError(
                _("Two answers stand in the same place. Give each a place of its own."), code="tie"
            )
        return sorted(placed, key=lambda position: int(placed[position]))


class Ranking:
    name = QuestionKind.RANKING
    results_template = "consultations/survey/results/_ranking.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {"choices": choosing.list_field()}

    def faults(self, asked: Asked) -> Mapping[str, str]:
        return choosing.list_faults(asked)

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        hint = words.get("help_text") or gettext_lazy("1 is the first place. You may leave some out.")
        widget = RankingInput(choosing.offered(question))
        return RankingField(widget=widget, **{**words, "help_text": hint})

    def said(self, cleaned: Sequence[str]) -> list[str]:
        return list(cleaned)

    def filled(self, said: Sequence[str]) -> dict[str, str]:
        return _placed(said)

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        ordered = choosing.chosen(question, said)
        return [{"choice": choice, "rank": rank} for rank, choice in enumerate(ordered, start=1)]

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return choosing.positions(_in_order(answers))

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        return choosing.texts(_in_order(answers))

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        """By Borda's count as used for incomplete ballots ("pessimistic"): of n choices the first place gives n - 1
        points, the next n - 2, and what was not ranked gives none (Emerson, "The original Borda count and partial
        voting", 2013, compares the variants). The most points are first; the same points stay in the organiser's order.
        """
        choices = list(question.choices.all())
        points: Counter[int] = Counter()
        ranked: Counter[int] = Counter()
        firsts: Counter[int] = Counter()
        for tally in tallies:
            if tally.choice is None or tally.rank is None:
                continue
            points[tally.choice] += tally.count * (len(choices) - tally.rank)
            ranked[tally.choice] += tally.count
            firsts[tally.choice] += tally.count if tally.rank == 1 else 0
        most = answered * (len(choices) - 1)
        bars = [
            Bar(
                words_of(choice),
                ranked[choice.pk],
                round(100 * points[choice.pk] / most) if most else 0,
                points[choice.pk],
                firsts[choice.pk],
            )
            for choice in choices
        ]
        return Numbers(sorted(bars, key=lambda bar: -(bar.points or 0)))


def _placed(said: Sequence[str]) -> dict[str, str]:
    return {position: str(place) for place, position in enumerate(said, start=1)}


def _in_order(answers: Sequence[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda answer: answer.rank or 0)
