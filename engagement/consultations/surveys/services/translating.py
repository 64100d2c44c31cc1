"""The verb of whoever puts the questions into another language."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.consultations.models import Choice, Phase, Question
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.questions.wording import texts_in


@transaction.atomic
def translate_questions(
    *, person: Person, phase: Phase, language: str, texts: Mapping[str, str], now: datetime
) -> None:
    """Put the words of questions and choices into `language` (a tag of the site), by the keys of `texts_in`.

    Once anybody's answers stand, what is translated stays as it is; what is not may still be added. Raises NotAllowed.
    """
    if not policies.may_change(person, lock(phase.consultation_id)):
        raise NotAllowed
    is_answered = surveys.is_answered(phase)
    changed: list[Question | Choice] = []
    for text in texts_in(surveys.questions_of(phase)):
        there = text.row.translations.get(language, {})
        if text.key not in texts or (is_answered and there.get(text.name)):
            continue
        words = readable(texts[text.key], optional=True)[: text.longest]
        whole = {name: kept for name, kept in (there | {text.name: words}).items() if kept}
        text.row.translations = {**text.row.translations, language: whole}
        changed.append(text.row)
    Question.objects.bulk_update([row for row in changed if isinstance(row, Question)], ["translations"])
    Choice.objects.bulk_update([row for row in changed if isinstance(row, Choice)], ["translations"])
    facts.record("questions_changed", now=now, actor_id=person.pk, activity=phase.consultation_id)
