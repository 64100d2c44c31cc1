"""The organisers' words in the reader's language, where they are there in it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from engagement.consultations.models import Choice, Question


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
