"""Verbs on comments: say something to an idea, in a discussion or to a comment, and take it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import Organisation, Person
from core.codes import public_code
from core.texts import readable
from engagement.consultations.choices import Stance
from engagement.consultations.ideas.errors import CommentsClosed, WordsGone
from engagement.consultations.ideas.services.open_phase import hold_open, owner_in, speaker_in
from engagement.consultations.models import LONGEST_WORDS, Comment, Idea, Phase
from engagement.consultations.watched import watch_answers
from engagement.participation.choices import Source
from engagement.voices import services as voices
from engagement.voices.models import Contribution
from engagement.voices.services import Given


@transaction.atomic
def comment(
    *,
    person: Person,
    phase: Phase,
    text: str,
    language: str,
    now: datetime,
    idea: Idea | None = None,
    reply_to: Comment | None = None,
    stance: Stance | None = None,
    source: Source = Source.SELF,
    for_organisation: Organisation | None = None,
    asks_help: bool = False,
) -> tuple[Comment, Given]:
    """Say something; a reply to a reply belongs to the same thread, and goes to the same idea.

    Raises PhaseNotOpen, NoMandate, CommentsClosed, WordsGone, NothingToRead.
    """
    activity, phase = hold_open(phase, now)
    if not phase.prompt.takes_comments:
        raise CommentsClosed
    giver = speaker_in(person, phase, for_organisation, now)
    words = readable(text, lines=True)[:LONGEST_WORDS]
    if reply_to:
        reply_to = reply_to.reply_to or reply_to
        idea, stance = reply_to.idea, None
    # Also makes a change of the idea at this moment wait, so that it sees that somebody has taken it up.
    if idea and not Idea.objects.filter(pk=idea.pk).exclude(title="").update(
        comments_count=F("comments_count") + 1
    ):
        raise WordsGone
    code = public_code()
    given = voices.give(
        giver=giver,
        activity=activity,
        slot=f"{phase.slot}/{code}",
        language=language,
        source=source,
        now=now,
    )
    said = Comment.objects.create(
        code=code,
        phase=phase,
        contribution=given.contribution,
        idea=idea,
        reply_to=reply_to,
        stance=stance or "",
        text=words,
    )
    watch_answers(given.contribution, asks_help=asks_help, now=now)
    return said, given


@transaction.atomic
def take_back_comment(*, person: Person, comment: Comment, now: datetime) -> Contribution:
    """Take one's comment back: the words go, and what others replied stays.

    Raises NotAllowed, PhaseNotOpen, NothingGiven, AlreadyAnswered.
    """
    activity, phase = hold_open(comment.phase, now)
    giver = owner_in(person, phase, comment.contribution, now)
    # The idea first, as whoever comments it does: in the other order two of her clicks could wait for each other.
    if comment.idea_id:
        Idea.objects.filter(pk=comment.idea_id).update(comments_count=F("comments_count") - 1)
    slot = comment.contribution.slot
    contribution = voices.take_back(giver=giver, activity=activity, slot=slot, now=now)
    erase_comment(comment)
    return contribution


def erase_comment(comment: Comment) -> None:
    """Remove its words; the row stays with its numbers."""
    comment.text = ""
    comment.save(update_fields=["text"])
