"""What people are asked in a phase of ideas or a discussion, and what ideas can be about."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.errors import CategoryUsed, PromptStands
from engagement.consultations.ideas.plans import Prompted
from engagement.consultations.models import LONGEST_CATEGORY, LONGEST_TEXT, Category, Phase, Prompt


@transaction.atomic
def set_prompt(*, person: Person, phase: Phase, prompted: Prompted, now: datetime) -> Prompt:
    """Say what is asked, or say it otherwise while nobody has written to it.

    Raises NotAllowed, PromptStands, CategoryUsed, NothingToRead.
    """
    activity = lock(phase.consultation_id)
    if not policies.may_change(person, activity):
        raise NotAllowed
    before = ideas.prompt_of(phase)
    written = {
        "text": readable(prompted.text)[:LONGEST_TEXT],
        "help": readable(prompted.help, optional=True)[:LONGEST_TEXT],
    }
    is_other = before and (before.text, before.help) != (written["text"], written["help"])
    if is_other and ideas.is_written_to(phase):
        raise PromptStands
    prompt, _made = Prompt.objects.update_or_create(
        phase=phase, defaults=written | {"takes_comments": prompted.takes_comments}
    )
    _offer(phase, [readable(text)[:LONGEST_CATEGORY] for text in prompted.categories])
    facts.record("questions_changed", now=now, actor_id=person.pk, activity=activity.pk)
    return prompt


def _offer(phase: Phase, texts: list[str]) -> None:
    """Let these be the categories; one that is not written any more goes, unless ideas lie in it."""
    try:
        phase.categories.exclude(text__in=texts).delete()
    except ProtectedError as used:
        raise CategoryUsed from used
    for position, text in enumerate(dict.fromkeys(texts), start=1):
        Category.objects.update_or_create(phase=phase, text=text, defaults={"position": position})
