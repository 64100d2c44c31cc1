"""Verbs on what somebody has filled in and not sent yet: keep, throw away, and tidy up after the phase."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import giver_of
from engagement.consultations.models import Consultation, Draft, Phase
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.questions.text import LONGEST
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
    questions = surveys.questions_of(phase)
    giver = giver_of(person, Consultation.objects.get(pk=phase.consultation_id))
    if giver is None:
        raise PhaseNotOpen
    draft = Draft.objects.select_for_update().filter(phase=phase, **giver.herself).first()
    contribution = voices.contribution_of(giver, activity, phase.slot)
    whole = surveys.filled_in(draft, contribution, questions) | dict(said)
    answers = {
        question.code: {
            "wording": question.wording,
            "said": [words[:LONGEST] for words in whole[question.code]],
        }
        for question in questions
        if question.code in whole
    }
    kept_at = now if giver.pseudonym is None else phase.opens_at
    kept, _made = Draft.objects.update_or_create(
        phase=phase, defaults={"answers": answers, "page": page, "kept_at": kept_at}, **giver.herself
    )
    return kept


def drop_draft(*, person: Person, phase: Phase) -> None:
    """Throw away what was kept; what was sent stands."""
    if giver := giver_of(person, phase.consultation):
        Draft.objects.filter(phase=phase, **giver.herself).delete()


def drop_old_drafts(*, now: datetime) -> int:
    """Remove what was never sent, thirty days after its phase has closed. Returns how many."""
    removed, _by_model = Draft.objects.filter(phase__closes_at__lt=now - KEPT_FOR).delete()
    return removed
