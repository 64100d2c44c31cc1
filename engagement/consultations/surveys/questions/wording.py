"""The organisers' words in the reader's language, where they are there in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from engagement.consultations.models import (
    LONGEST_END,
    LONGEST_HEADING,
    LONGEST_TEXT,
    LONGEST_UNIT,
    Choice,
    Question,
)

_LONGEST = {
    "page_heading": LONGEST_HEADING,
    "text": LONGEST_TEXT,
    "help": LONGEST_TEXT,
    "unit": LONGEST_UNIT,
    "low_words": LONGEST_END,
    "high_words": LONGEST_END,
}


def words_of(row: Question | Choice, name: str = "text") -> str:
    """One text of a question or choice in the active language, else as it was first written."""
    return row.translations.get(get_language() or "", {}).get(name, "") or getattr(row, name)


def marked(row: Question | Choice, name: str = "text", *, original: str) -> SafeString:
    """The same with its own language (`original`: a BCP 47 tag) and direction, among the page's words."""
    language = get_language() or ""
    translated = row.translations.get(language, {}).get(name, "")
    return format_html(
        '<bdi lang="{}">{}</bdi>',
        language if translated else original,
        translated or getattr(row, name),
    )


@dataclass(frozen=True)
class Text:
    """One text to be translated: where it stands, under which key, and how long it may be."""

    key: str
    row: Question | Choice
    name: str
    longest: int

    @property
    def original(self) -> str:
        return str(getattr(self.row, self.name))


def texts_in(questions: Sequence[Question]) -> Iterator[Text]:
    """All texts of a survey in the order of its pages; keys are "<code of the question>-<name or position>"."""
    for question in questions:
        for name, longest in _LONGEST.items():
            if getattr(question, name):
                yield Text(f"{question.code}-{name}", question, name, longest)
        for choice in question.choices.all():
            yield Text(f"{question.code}-{choice.position}", choice, "text", LONGEST_TEXT)
