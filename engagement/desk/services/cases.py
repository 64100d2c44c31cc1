"""Verbs on cases: report, leave as it is, hide; look at a burst."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Person
from core import facts
from core.codes import new_code
from core.texts import readable
from engagement.activities.models import Activity
from engagement.desk import policies
from engagement.desk.choices import Decision, Reason
from engagement.desk.errors import AlreadyDecided, NotAllowed, OwnWords, SayWhat
from engagement.desk.models import LONGEST_NOTE, BurstLook, Case, Hiding, Report
from engagement.desk.reportables import GivenWords


@transaction.atomic
def report(
    *,
    reporter: Person | None,
    kind: str,
    code: str,
    given: GivenWords,
    reason: Reason,
    words: str,
    once: str,
    now: datetime,
) -> Report:
    """Say that public words are wrong. Many reports on one thing are one case; said twice by one it is one report.

    `given` is what the caller found under (kind, code) and has seen that the reporter can read. `once` is the word a
    visitor's browser keeps for this one thing. Raises OwnWords, SayWhat.
    """
    if reporter is not None and given.author == reporter:
        raise OwnWords
    said = readable(words, lines=True, optional=True)[:LONGEST_NOTE]
    if reason == Reason.OTHER and not said:
        raise SayWhat
    case = _open_case(kind, code, given, now)
    same: dict[str, Any] = {"once": once} if reporter is None else {"reporter": reporter}
    fresh = {"reason": reason, "words": said, "at": now, "once": once if reporter is None else new_code(16)}
    row, made = Report.objects.get_or_create(case=case, **same, defaults=fresh)
    if made:
        # Without an actor: who reported stands in one row only.
        facts.record("words_reported", now=now, case=case.pk, activity=case.activity_id)
    return row


@transaction.atomic
def leave(*, person: Person, case: Case, note: str, now: datetime) -> Case:
    """Decide that it can stay. Raises NotAllowed, AlreadyDecided."""
    case = _decide(person, case, Decision.LEFT, note, now)
    facts.record("report_decided", now=now, actor_id=person.pk, case=case.pk, activity=case.activity_id)
    return case


@transaction.atomic
def hide(*, person: Person, case: Case, reason: Reason, words: str, now: datetime) -> Hiding:
    """Put a sentence with the reason in the place of what was reported. Raises NotAllowed, AlreadyDecided, SayWhat."""
    said = readable(words, lines=True, optional=True)[:LONGEST_NOTE]
    if not said:
        raise SayWhat
    case = _decide(person, case, Decision.HIDDEN, said, now)
    # A report that was under way while it was hidden opened this case: what stands stays, with its reason.
    if standing := Hiding.objects.filter(kind=case.kind, target=case.target, lifted_at=None).first():
        facts.record("report_decided", now=now, actor_id=person.pk, case=case.pk, activity=case.activity_id)
        return standing
    hiding = Hiding.objects.create(
        kind=case.kind, target=case.target, case=case, reason=reason, words=said, hidden_at=now
    )
    ids = {"case": case.pk, "activity": case.activity_id}
    facts.record("report_decided", now=now, actor_id=person.pk, **ids)
    facts.record("words_hidden", now=now, actor_id=person.pk, hiding=hiding.pk, person=case.author_id, **ids)
    return hiding


@transaction.atomic
def look_at_burst(*, person: Person, activity: Activity, now: datetime) -> BurstLook:
    """Settle what has come so far; what comes later is flagged anew. Raises NotAllowed."""
    if not policies.may_moderate(person, activity):
        raise NotAllowed
    look = BurstLook.objects.create(activity=activity, seen_by=person, seen_at=now)
    facts.record("burst_looked_at", now=now, actor_id=person.pk, activity=activity.pk)
    return look


def _open_case(kind: str, code: str, given: GivenWords, now: datetime) -> Case:
    """The case that is open on this thing, held until the transaction ends, or a new one."""
    held = Case.objects.select_for_update(no_key=True, of=("self",))
    case, _made = held.get_or_create(
        kind=kind,
        target=code,
        decided_at=None,
        defaults={"activity": given.activity, "author": given.author, "opened_at": now},
    )
    return case


def _decide(person: Person, case: Case, decision: Decision, note: str, now: datetime) -> Case:
    if not policies.may_decide(person, case):
        raise NotAllowed
    said = readable(note, lines=True, optional=True)[:LONGEST_NOTE]
    still_open = Case.objects.filter(pk=case.pk, decided_at=None)
    if not still_open.update(decision=decision, note=said, decided_by=person, decided_at=now):
        raise AlreadyDecided
    case.refresh_from_db(fields=["decision", "note", "decided_by", "decided_at"])
    return case
