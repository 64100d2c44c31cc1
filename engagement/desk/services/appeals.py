"""Verbs on appeals: ask once that one's words be shown again, and decide on that."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.desk import policies
from engagement.desk.errors import (
    AlreadyAppealed,
    AlreadyDecided,
    AnotherDecides,
    NotAllowed,
    ShownAgain,
)
from engagement.desk.models import LONGEST_NOTE, Appeal, Hiding


@transaction.atomic
def appeal(*, person: Person, hiding: Hiding, words: str, now: datetime) -> Appeal:
    """The author asks that her words be shown. Raises NotAllowed, ShownAgain, AlreadyAppealed, NothingToRead."""
    if hiding.case.author_id != person.pk:
        raise NotAllowed
    if hiding.lifted_at is not None:
        raise ShownAgain
    said = readable(words, lines=True)[:LONGEST_NOTE]
    row, made = Appeal.objects.get_or_create(hiding=hiding, defaults={"words": said, "made_at": now})
    if not made:
        raise AlreadyAppealed
    facts.record(
        "appeal_made", now=now, actor_id=person.pk, hiding=hiding.pk, activity=hiding.case.activity_id
    )
    return row


@transaction.atomic
def decide_appeal(*, person: Person, appeal: Appeal, is_granted: bool, note: str, now: datetime) -> Appeal:
    """Show the words again, or leave them hidden; another than who hid them says so, if there is anybody.

    Raises NotAllowed, AnotherDecides, AlreadyDecided.
    """
    case = appeal.hiding.case
    if not policies.may_decide(person, case):
        raise NotAllowed
    if not policies.may_decide_appeal(person, appeal):
        raise AnotherDecides
    said = readable(note, lines=True, optional=True)[:LONGEST_NOTE]
    still_open = Appeal.objects.filter(pk=appeal.pk, decided_at=None)
    if not still_open.update(is_granted=is_granted, note=said, decided_by=person, decided_at=now):
        raise AlreadyDecided
    if is_granted:
        Hiding.objects.filter(pk=appeal.hiding_id).update(lifted_at=now)
    facts.record(
        "appeal_decided",
        now=now,
        actor_id=person.pk,
        hiding=appeal.hiding_id,
        person=case.author_id,
        activity=case.activity_id,
    )
    appeal.refresh_from_db()
    return appeal
