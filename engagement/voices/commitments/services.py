"""Verbs of promising: say what will be done by when, tell how far it is, set and reach milestones."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.voices import policies, states
from engagement.voices.choices import CommitmentState, Verdict
from engagement.voices.errors import DeclinedTheme, PromiseInThePast
from engagement.voices.models import (
    LONGEST_COMMITMENT,
    LONGEST_PROGRESS,
    Commitment,
    Milestone,
    Progress,
    Theme,
)
from engagement.voices.models.commitment import LONGEST_MILESTONE
from engagement.voices.replies.services import is_done

WHOLE = 100


@transaction.atomic
def promise(*, person: Person, theme: Theme, text: str, due_on: date, once: str, now: datetime) -> Commitment:
    """Say what will be done in answer to a theme, in the name of whoever answers it; sent twice it is one.

    Everyone reads it beside the reply. Raises NotAllowed, DeclinedTheme, PromiseInThePast, NothingToRead.
    """
    words = readable(text)[:LONGEST_COMMITMENT]
    activity = lock(theme.activity_id)
    held = Theme.objects.select_related("organisation").get(pk=theme.pk)
    held.activity = activity
    if not policies.may_promise(person, held):
        raise NotAllowed
    reply = getattr(held, "reply", None)
    if reply is not None and reply.verdict == Verdict.DECLINED:
        raise DeclinedTheme
    if due_on < now.date():
        raise PromiseInThePast
    commitment, made = Commitment.objects.get_or_create(
        theme=held,
        once=once,
        defaults={
            "text": words,
            "original_language": activity.original_language,
            "organisation": policies.answers_for(held),
            "due_on": due_on,
            "made_at": now,
        },
    )
    if made:
        _settle(held, now)
        _note("commitment_made", commitment, person, now)
    return commitment


@transaction.atomic
def tell_progress(
    *,
    person: Person,
    commitment: Commitment,
    state: CommitmentState,
    percent: int,
    text: str,
    evidence: str,
    language: str,
    now: datetime,
) -> Progress:
    """Tell how far it is; kept is a hundred per cent. What was told before stays. Raises NotAllowed, NothingToRead."""
    words = readable(text, lines=True)[:LONGEST_PROGRESS]
    lock(commitment.theme.activity_id)
    held = Commitment.objects.select_related("theme").get(pk=commitment.pk)
    if not policies.may_tell(person, held):
        raise NotAllowed
    progress = Progress.objects.create(
        commitment=held,
        state=state,
        percent=WHOLE if state == CommitmentState.KEPT else min(percent, WHOLE),
        text=words,
        original_language=language,
        evidence=evidence,
        told_by=person,
        told_at=now,
    )
    held.state, held.percent = state, progress.percent
    held.ended_at = None if state == CommitmentState.OPEN else now
    held.save(update_fields=["state", "percent", "ended_at"])
    _settle(held.theme, now)
    _note("commitment_told", held, person, now)
    return progress


@transaction.atomic
def set_milestone(*, person: Person, commitment: Commitment, text: str, due_on: date) -> Milestone:
    """Name a step on the way; said twice it is one. Raises NotAllowed, NothingToRead."""
    words = readable(text)[:LONGEST_MILESTONE]
    if not policies.may_tell(person, commitment):
        raise NotAllowed
    milestone, _made = Milestone.objects.update_or_create(
        commitment=commitment, text=words, defaults={"due_on": due_on}
    )
    return milestone


def reach_milestone(*, person: Person, milestone: Milestone, on: date | None) -> None:
    """Say that a step is done since a day; None takes it back. Raises NotAllowed."""
    if not policies.may_tell(person, milestone.commitment):
        raise NotAllowed
    Milestone.objects.filter(pk=milestone.pk).update(reached_on=on)


def _settle(theme: Theme, now: datetime) -> None:
    """Whether a theme is done shows in the state of each contribution in it."""
    done = is_done(theme)
    if theme.is_done != done:
        theme.is_done = done
        theme.save(update_fields=["is_done"])
        states.settle_theme(theme, now=now)


def _note(name: str, commitment: Commitment, person: Person, now: datetime) -> None:
    facts.record(
        name,
        now=now,
        actor_id=person.pk,
        activity=commitment.theme.activity_id,
        theme=commitment.theme_id,
        commitment=commitment.pk,
    )
