"""Verbs on ideas: write, change while nobody has taken it up, add to, take back."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from core.codes import public_code
from core.texts import readable
from engagement.activities.errors import NotAllowed
from engagement.consultations.ideas.errors import CategoryUnknown, IdeaStands
from engagement.consultations.ideas.plans import IdeaWritten
from engagement.consultations.ideas.services.open_phase import hold_open, owner_in, speaker_in
from engagement.consultations.models import LONGEST_TITLE, LONGEST_WORDS, Addition, Category, Idea, Phase
from engagement.consultations.watched import watch_answers
from engagement.participation.choices import Source
from engagement.voices import services as voices
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution
from engagement.voices.services import Given


@transaction.atomic
def write_idea(
    *,
    person: Person,
    phase: Phase,
    written: IdeaWritten,
    language: str,
    now: datetime,
    source: Source = Source.SELF,
    for_organisation: Organisation | None = None,
    asks_help: bool = False,
) -> tuple[Idea, Given]:
    """Give an idea, or one of a group. Raises PhaseNotOpen, NoMandate, CategoryUnknown, NothingToRead."""
    activity, phase = hold_open(phase, now)
    giver = speaker_in(person, phase, for_organisation, now)
    words = _words(phase, written)
    code = public_code()
    given = voices.give(
        giver=giver,
        activity=activity,
        slot=f"{phase.slot}/{code}",
        language=language,
        source=source,
        now=now,
    )
    idea = Idea.objects.create(code=code, phase=phase, contribution=given.contribution, **words)
    watch_answers(given.contribution, asks_help=asks_help, now=now)
    return idea, given


@transaction.atomic
def change_idea(
    *,
    person: Person,
    idea: Idea,
    written: IdeaWritten,
    language: str,
    now: datetime,
    asks_help: bool = False,
) -> Idea:
    """Write one's idea anew while nobody has supported or commented it.

    Raises NotAllowed, PhaseNotOpen, IdeaStands, AlreadyAnswered, CategoryUnknown, NothingToRead.
    """
    idea, giver = _hold_own(person, idea, now)
    if is_taken_up(idea):
        raise IdeaStands
    for name, value in _words(idea.phase, written).items():
        setattr(idea, name, value)
    _give_again(giver, idea, language, now)
    idea.save(update_fields=["title", "text", "category", "place"])
    watch_answers(idea.contribution, asks_help=asks_help, now=now)
    return idea


@transaction.atomic
def add_to_idea(*, person: Person, idea: Idea, text: str, language: str, now: datetime) -> Addition:
    """Add to one's idea; what others read and supported stays above it.

    Raises NotAllowed, PhaseNotOpen, AlreadyAnswered, NothingToRead.
    """
    idea, giver = _hold_own(person, idea, now)
    words = readable(text, lines=True)[:LONGEST_WORDS]
    _give_again(giver, idea, language, now)
    added = Addition.objects.create(idea=idea, text=words, added_at=now)
    watch_answers(idea.contribution, asks_help=False, now=now)
    return added


@transaction.atomic
def take_back_idea(*, person: Person, idea: Idea, now: datetime) -> Contribution:
    """Take one's idea back: the words go, its state, the support and what others said to it stay.

    Raises NotAllowed, PhaseNotOpen, AlreadyAnswered.
    """
    idea, giver = _hold_own(person, idea, now)
    contribution = voices.take_back(
        giver=giver, activity=idea.phase.consultation.activity, slot=idea.contribution.slot, now=now
    )
    erase_idea(idea)
    return contribution


def erase_idea(idea: Idea) -> None:
    """Remove its words; the row stays with its numbers."""
    idea.additions.all().delete()
    idea.title = idea.text = ""
    idea.place = None
    idea.save(update_fields=["title", "text", "place"])


def is_taken_up(idea: Idea) -> bool:
    """Whether others have supported it or said something to it."""
    return bool(idea.supports or idea.comments_count)


def _hold_own(person: Person, idea: Idea, now: datetime) -> tuple[Idea, Giver]:
    activity, phase = hold_open(idea.phase, now)
    # The mandate before the idea, as in a comment: in the other order two of her clicks could wait for each other.
    giver = owner_in(person, phase, idea.contribution, now)
    own = Idea.objects.select_for_update(no_key=True, of=("self",)).select_related("contribution")
    held = own.filter(pk=idea.pk).exclude(title="").first()
    if held is None:
        raise NotAllowed
    phase.consultation.activity = activity
    held.phase = phase
    return held, giver


def _give_again(giver: Giver, idea: Idea, language: str, now: datetime) -> None:
    """What was read and sorted before is not what stands now."""
    activity = idea.phase.consultation.activity
    voices.give(giver=giver, activity=activity, slot=idea.contribution.slot, language=language, now=now)


def _words(phase: Phase, written: IdeaWritten) -> dict[str, object]:
    category = Category.objects.filter(phase=phase, code=written.category).first()
    if category is None and (written.category or phase.categories.exists()):
        raise CategoryUnknown
    return {
        "title": readable(written.title)[:LONGEST_TITLE],
        "text": readable(written.text, lines=True)[:LONGEST_WORDS],
        "category": category,
        "place": written.place,
    }
