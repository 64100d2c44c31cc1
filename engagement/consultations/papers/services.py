"""Verbs of paper: print sheets, type what came back."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.consultations.methods import answered
from engagement.consultations.models import Phase, Sheet
from engagement.consultations.papers.errors import (
    NotASheet,
    NothingToPrint,
    NoTimeForPaper,
    SealedTakesNoPaper,
    SheetTyped,
    TooManySheets,
)
from engagement.consultations.papers.limits import MOST_AT_ONCE, MOST_SHEETS
from engagement.consultations.surveys.answer_form import Said
from engagement.consultations.watched import watch_answers
from engagement.voices import selectors as voices
from engagement.voices.choices import Way
from engagement.voices.models import Contribution
from engagement.voices.receipts import hash_of, new_receipt
from engagement.voices.unnamed import take_unnamed


@transaction.atomic
def print_sheets(*, person: Person, phase: Phase, sheets: int, now: datetime) -> list[str]:
    """The codes of fresh sheets, each kept as a hash alone: whoever prints them holds the only copy.

    Raises NotAllowed, SealedTakesNoPaper, NothingToPrint, NoTimeForPaper, TooManySheets.
    """
    _activity, phase = hold_unnamed(person, phase)
    if not phase.consultation.is_named:
        raise SealedTakesNoPaper
    if not phase.questions.exists():
        raise NothingToPrint
    if phase.sheets.count() + sheets > MOST_SHEETS:
        raise TooManySheets
    made = [new_receipt() for _number in range(min(sheets, MOST_AT_ONCE))]
    Sheet.objects.bulk_create(
        Sheet(phase=phase, code_hash=kept, version=phase.version, printed_at=now) for _code, kept in made
    )
    return [code for code, _kept in made]


@transaction.atomic
def type_sheet(
    *, person: Person, phase: Phase, code: str, given: Said, language: str, now: datetime
) -> Contribution:
    """Type what stands on a sheet; its code is the receipt from now on. Paper comes late: also after the closing.

    `code` is as `core.codes.read_checked_code` reads it. Raises NotAllowed, SealedTakesNoPaper, NoTimeForPaper,
    NotASheet, SheetTyped, and what the method's `write` raises.
    """
    activity, phase = hold_unnamed(person, phase)
    if not phase.consultation.is_named:
        raise SealedTakesNoPaper
    method = answered(phase.method)
    if method is None or now < phase.opens_at:
        raise NoTimeForPaper
    held = Sheet.objects.select_for_update(no_key=True)
    sheet = held.filter(phase=phase, code_hash=hash_of(code)).first()
    if sheet is None:
        raise NotASheet
    if sheet.contribution_id:
        raise SheetTyped
    contribution = take_unnamed(
        taken_by=person,
        activity=activity,
        slot=phase.slot,
        way=Way.PAPER,
        receipt_hash=bytes(sheet.code_hash),
        language=language,
        now=now,
    )
    method.write(phase, contribution, given)
    watch_answers(contribution, asks_help=False, now=now)
    sheet.contribution = contribution
    sheet.save(update_fields=["contribution"])
    return contribution


def hold_unnamed(person: Person, phase: Phase) -> tuple[Activity, Phase]:
    """Hold the activity beside those who take part, and see that answers may come through her, in time for the outcome.

    Raises NotAllowed, NothingToPrint, NoTimeForPaper.
    """
    share(phase.consultation_id)
    activity = Activity.objects.select_related("organisation", "place").get(pk=phase.consultation_id)
    phase = Phase.objects.select_related("consultation").get(pk=phase.pk)
    if not policies.may_change(person, activity):
        raise NotAllowed
    if not activity.published_at:
        raise NothingToPrint
    if activity.state not in {State.PUBLISHED, State.CLOSED} or voices.outcome_of(activity):
        raise NoTimeForPaper
    return activity, phase
