"""The words of questions and choices on pages, in the reader's language where they are there in it."""

from django import template
from django.utils.safestring import SafeString

from engagement.consultations.models import Choice, Question
from engagement.consultations.surveys.questions.wording import marked

register = template.Library()


@register.simple_tag
def wording(row: Question | Choice, original: str, name: str = "text") -> SafeString:
    """`{% wording question activity.original_language "help" %}`: one text, marked with its own language."""
    return marked(row, name, original=original)
