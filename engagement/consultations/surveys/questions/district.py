"""A place, no finer than a district: the tree of places knows nothing finer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.kind import Numbers, Row, Tally
from places.forms import PlaceAnswer, PlaceField
from places.models import Place
from places.names import chain
from places.selectors import by_code

MOST_BARS = 20


class CodedPlaceField(PlaceField):
    """The field of places that takes a code as well, for programs."""

    def clean(self, value: PlaceAnswer | None) -> Place | None:
        place = by_code(value.text) if value and value.text else None
        if place:
            self.widget.understood = place
        return place or super().clean(value)


class District:
    name = QuestionKind.DISTRICT
    results_template = "consultations/survey/results/_bars.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {}

    def faults(self, asked: Asked) -> Mapping[str, str]:
        return {}

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        return CodedPlaceField(**words)

    def said(self, cleaned: Place | None) -> list[str]:
        return [cleaned.code] if cleaned else []

    def filled(self, said: Sequence[str]) -> str | None:
        return said[0] if said else None

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        places = [by_code(code) for code in said]
        if len(places) > 1 or None in places:
            raise NotAChoice
        return [{"place": place} for place in places]

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return [answer.place.code for answer in answers if answer.place]

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        return [chain(answer.place) for answer in answers if answer.place]

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        named = sorted(
            ((chain(tally.place), tally.count) for tally in tallies if tally.place),
            key=lambda named: (-named[1], named[0]),
        )
        bars = [choosing.bar(text, count, answered) for text, count in named[:MOST_BARS]]
        if rest := sum(count for _text, count in named[MOST_BARS:]):
            bars.append(choosing.bar(_("Other places"), rest, answered))
        return Numbers(bars)
