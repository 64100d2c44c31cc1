"""Verbs of answering: write the reply to a theme, have it approved, publish it, correct it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.voices import policies, states
from engagement.voices.choices import CommitmentState, ReplyState, Verdict
from engagement.voices.counters import ANSWERS
from engagement.voices.errors import (
    NoReplyYet,
    NotPublishedYet,
    NotSubmitted,
    PromiseStands,
    ReplyStands,
    WriterApproves,
)
from engagement.voices.models import LONGEST_REASON, Reply, ReplyVersion, Theme
from engagement.voices.models.reply import LONGEST_CORRECTION
from engagement.voices.replies.selectors import is_alone


@transaction.atomic
def write_reply(
    *, person: Person, theme: Theme, verdict: Verdict, reason: str, language: str, now: datetime
) -> Reply:
    """Write down what is decided and why; nobody else reads it before it is published.

    What waited for approval is a draft again. Raises NotAllowed, ReplyStands, PromiseStands, NothingToRead.
    """
    words = readable(reason, lines=True)[:LONGEST_REASON]
    held = _hold(person, theme)
    reply = Reply.objects.filter(theme=held).first() or Reply(theme=held)
    if reply.state == ReplyState.PUBLISHED:
        raise ReplyStands
    if verdict == Verdict.DECLINED and held.commitments.exists():
        raise PromiseStands
    reply.state, reply.verdict, reply.reason = ReplyState.DRAFT, verdict, words
    reply.original_language, reply.written_by, reply.changed_at = language, person, now
    reply.save()
    return reply


@transaction.atomic
def submit_reply(*, person: Person, theme: Theme, now: datetime) -> Reply:
    """Ask a second pair of eyes of the same group to approve it. Raises NotAllowed, NoReplyYet, ReplyStands."""
    reply = _draft(_hold(person, theme))
    reply.state = ReplyState.SUBMITTED
    reply.save(update_fields=["state"])
    facts.record("reply_submitted", now=now, actor_id=person.pk, activity=theme.activity_id, theme=theme.pk)
    return reply


@transaction.atomic
def publish_reply(*, person: Person, theme: Theme, now: datetime) -> ReplyVersion:
    """Let everyone read it; all contributions of the theme are answered by it.

    An authority's reply was submitted, and another than its writer approves it, but where nobody else could.
    Raises NotAllowed, NoReplyYet, ReplyStands, NotSubmitted, WriterApproves.
    """
    held = _hold(person, theme)
    reply = _draft(held)
    is_by_writer = reply.written_by_id == person.pk
    if policies.needs_approval(held):
        if reply.state != ReplyState.SUBMITTED:
            raise NotSubmitted
        if is_by_writer and not is_alone(policies.answers_for(held)):
            raise WriterApproves
    version = ReplyVersion.objects.create(
        theme=held,
        number=held.replies.count() + 1,
        verdict=reply.verdict,
        reason=reply.reason,
        original_language=reply.original_language,
        correction=reply.correction,
        organisation=policies.answers_for(held),
        approved_by=person,
        is_by_writer=is_by_writer,
        published_at=now,
    )
    reply.state, reply.correction = ReplyState.PUBLISHED, ""
    reply.save(update_fields=["state", "correction"])
    if version.number == 1:
        activities.open_counter(held.activity, ANSWERS, ceiling=None)
        activities.count(held.activity, ANSWERS, 1)
    held.verdict, held.answered_at = version.verdict, held.answered_at or now
    held.is_done = is_done(held)
    held.save(update_fields=["verdict", "answered_at", "is_done"])
    states.settle_theme(held, now=now)
    facts.record(
        "reply_published",
        now=now,
        actor_id=person.pk,
        activity=held.activity_id,
        theme=held.pk,
        version=version.number,
    )
    return version


@transaction.atomic
def begin_correction(*, person: Person, theme: Theme, note: str, now: datetime) -> Reply:
    """Open a published reply again, saying what is corrected; what was published stands until it is published anew.

    Raises NotAllowed, NotPublishedYet, NothingToRead.
    """
    words = readable(note)[:LONGEST_CORRECTION]
    held = _hold(person, theme)
    reply = Reply.objects.filter(theme=held, state=ReplyState.PUBLISHED).first()
    if reply is None:
        raise NotPublishedYet
    reply.state, reply.correction = ReplyState.DRAFT, words
    reply.written_by, reply.changed_at = person, now
    reply.save(update_fields=["state", "correction", "written_by", "changed_at"])
    return reply


def is_done(theme: Theme) -> bool:
    """Whether something was promised in answer to a theme, and all of it is kept."""
    promised = set(theme.commitments.values_list("state", flat=True))
    return promised == {CommitmentState.KEPT}


def _hold(person: Person, theme: Theme) -> Theme:
    activity = lock(theme.activity_id)
    held = Theme.objects.select_related("organisation").get(pk=theme.pk)
    held.activity = activity
    if not policies.may_reply(person, held):
        raise NotAllowed
    return held


def _draft(theme: Theme) -> Reply:
    reply = Reply.objects.filter(theme=theme).first()
    if reply is None:
        raise NoReplyYet
    if reply.state == ReplyState.PUBLISHED:
        raise ReplyStands
    return reply
