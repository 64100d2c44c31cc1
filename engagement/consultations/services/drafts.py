"""Verbs on what somebody has filled in and not sent yet: keep, throw away, and tidy up after the phase."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.consultations import selectors
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Draft, Phase
from engagement.consultations.questions.text import LONGEST
from engagement.voices import selectors as voices

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def keep_draft(
    *, person: Person, phase: Phase, said: Mapping[str, Sequence[str]], page: int, now: datetime
) -> Draft:
    """Keep what was filled in, beside what was kept before; `page` is where she goes on. Raises PhaseNotOpen."""
    activity = Activity.objects.get(pk=phase.consultation_id)
    if phase.state_at(now, activity) != PhaseState.OPEN:
        raise PhaseNotOpen
    questions = selectors.questions_of(phase)
    draft = Draft.objects.select_for_update().filter(person=person, phase=phase).first()
    contribution = voices.contribution_of(person, activity, phase.slot)
    whole = selectors.filled_in(draft, contribution, questions) | dict(said)
    answers = {
        question.code: {
            "wording": question.wording,
            "said": [words[:LONGEST] for words in whole[question.code]],
        }
        for question in questions
        if question.code in whole
    }
    kept, _made = Draft.objects.update_or_create(
        person=person, phase=phase, defaults={"answers": answers, "page": page, "kept_at": now}
    )
    return kept


def drop_draft(*, person: Person, phase: Phase) -> None:
    """Throw away what was kept; what was sent stands."""
    Draft.objects.filter(person=person, phase=phase).delete()


def drop_old_drafts(*, now: datetime) -> int:
    """Remove what was never sent, thirty days after its phase has closed. Returns how many."""
    removed, _by_model = Draft.objects.filter(phase__closes_at__lt=now - KEPT_FOR).delete()
    return removed
