"""Answers of somebody who sits beside a helper: no account, no name; what was read to her stands with her consent."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core.codes import derived_code
from engagement.consultations.beside.consent import CONSENT_VERSION
from engagement.consultations.beside.errors import NotAgreed, SealedTakesNoHelper
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.methods import answered
from engagement.consultations.models import Phase
from engagement.consultations.papers.services import hold_unnamed
from engagement.consultations.surveys.answer_form import Said
from engagement.consultations.watched import watch_answers
from engagement.voices import selectors as voices
from engagement.voices.choices import Way
from engagement.voices.locks import hold_person
from engagement.voices.receipts import hash_of
from engagement.voices.services import Given
from engagement.voices.unnamed import take_unnamed


@transaction.atomic
def answer_beside(
    *,
    helper: Person,
    phase: Phase,
    once: str,
    agreed_to: int,
    given: Said,
    language: str,
    now: datetime,
) -> Given:
    """Keep what she said; sent twice with the same `once` it is one, with the same receipt.

    Raises NotAllowed, SealedTakesNoHelper, NotAgreed, PhaseNotOpen, and what `hold_unnamed` and the method's `write`
    raise.
    """
    activity, phase = hold_unnamed(helper, phase)
    method = answered(phase.method)
    if not phase.consultation.is_named:
        raise SealedTakesNoHelper
    if agreed_to != CONSENT_VERSION:
        raise NotAgreed
    if method is None or phase.state_at(now, activity) != PhaseState.OPEN:
        raise PhaseNotOpen
    # The same helper sends the same form twice: the second waits here, and finds what the first kept.
    hold_person(helper, activity)
    receipt = derived_code("beside", f"{phase.pk} {helper.pk} {once}")
    if kept := voices.by_receipt(receipt):
        return Given(kept, receipt)
    contribution = take_unnamed(
        taken_by=helper,
        activity=activity,
        slot=phase.slot,
        way=Way.HELPER,
        receipt_hash=hash_of(receipt),
        language=language,
        agreed_to=agreed_to,
        now=now,
    )
    method.write(phase, contribution, given)
    watch_answers(contribution, asks_help=False, now=now)
    return Given(contribution, receipt)
