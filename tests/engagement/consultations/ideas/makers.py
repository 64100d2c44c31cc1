"""Ideas, comments and support, made through the same services as on the site."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.models import Person
from engagement.consultations.choices import Stance
from engagement.consultations.ideas.plans import IdeaWritten, Prompted
from engagement.consultations.ideas.services.comments import comment
from engagement.consultations.ideas.services.ideas import write_idea
from engagement.consultations.ideas.services.prompts import set_prompt
from engagement.consultations.models import Comment, Idea, Phase
from tests.engagement.consultations.makers import WORDS, make_consultation, organiser_of
from tests.makers import NOW, make_person


def make_ideas(
    *,
    method: str = "ideas",
    categories: Sequence[str] = (),
    takes_comments: bool = True,
    now: datetime = NOW,
    **trunk: Any,
) -> Phase:
    """The phase of a consultation of ideas that has been open for a day and closes in three."""
    phase = make_consultation(WORDS, now=now, **trunk)
    Phase.objects.filter(pk=phase.pk).update(method=method)
    phase.questions.all().delete()
    set_prompt(
        person=organiser_of(phase),
        phase=phase,
        prompted=Prompted(
            text="Apa yang harus berubah?", categories=categories, takes_comments=takes_comments
        ),
        now=now,
    )
    return Phase.objects.select_related("consultation__activity").get(pk=phase.pk)


def make_idea(
    phase: Phase,
    person: Person | None = None,
    title: str = "Loket buka malam",
    *,
    text: str = "Banyak yang bekerja siang.",
    category: str = "",
    now: datetime = NOW,
) -> Idea:
    written = IdeaWritten(title=title, text=text, category=category)
    idea, _given = write_idea(
        person=person or make_person("Sari"), phase=phase, written=written, language="id", now=now
    )
    return idea


def make_comment(
    phase: Phase,
    person: Person | None = None,
    text: str = "Setuju sekali.",
    *,
    idea: Idea | None = None,
    reply_to: Comment | None = None,
    stance: Stance | None = None,
    now: datetime = NOW,
) -> Comment:
    said, _given = comment(
        person=person or make_person("Made"),
        phase=phase,
        text=text,
        idea=idea,
        reply_to=reply_to,
        stance=stance,
        language="id",
        now=now,
    )
    return said
