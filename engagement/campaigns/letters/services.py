"""Verbs of letters: say to whom, write one, take it back, deliver all, note the reply."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.activities.policies import may_change
from engagement.campaigns.counters import OWN_LETTERS
from engagement.campaigns.errors import NotAskedHere, NothingDone
from engagement.campaigns.kinds.letter import Letter as LetterKind
from engagement.campaigns.letters.bundle import bundle, fingerprint
from engagement.campaigns.letters.errors import (
    LettersDelivered,
    LettersNotDelivered,
    LettersNotReady,
    NoLetters,
)
from engagement.campaigns.letters.selectors import letters_in
from engagement.campaigns.models import (
    LONGEST_LETTER,
    LONGEST_OFFICE,
    LONGEST_REPLY,
    Campaign,
    Letter,
    LetterCall,
)
from engagement.campaigns.selectors import letter_call
from engagement.campaigns.services.actions import held_action, held_open, take_action, undo
from engagement.participation.choices import Source


@transaction.atomic
def address_letters(
    *, person: Person, campaign: Campaign, office: str, text: str, now: datetime
) -> LetterCall:
    """Say to whom people write, and from which text; an office, never a private address.

    Letters that were written from an older text stay as they are. Raises NotAllowed, NotAskedHere,
    LettersDelivered, NothingToRead.
    """
    activity = _planned_by(person, campaign)
    if LetterKind.name not in campaign.actions:
        raise NotAskedHere
    call = letter_call(activity) or LetterCall(campaign=campaign)
    if call.delivered_at:
        raise LettersDelivered
    call.office = readable(office)[:LONGEST_OFFICE]
    call.text = readable(text, lines=True)[:LONGEST_LETTER]
    call.save()
    _note("letters_addressed", campaign, person, now)
    return call


@transaction.atomic
def write_letter(
    *,
    person: Person,
    campaign: Campaign,
    words: str,
    shows_name: bool,
    now: datetime,
    source: Source = Source.SELF,
    came_by: str = "",
) -> Letter:
    """Write to the office, or write one's letter anew; the starting text may stand as it is, and is counted apart.

    Raises what `take_action` raises, LettersNotReady, LettersDelivered, NothingToRead.
    """
    said = readable(words, lines=True)[:LONGEST_LETTER]
    activity = held_open(campaign, now)
    call = _open(activity)
    action = take_action(
        person=person,
        campaign=campaign,
        kind=LetterKind(),
        shows_name=shows_name,
        now=now,
        source=source,
        came_by=came_by,
    )
    letter = Letter.objects.filter(action=action).first() or Letter(action=action)
    was_own = letter.is_own
    letter.words, letter.is_own = said, said.split() != call.text.split()
    letter.save()
    activities.count(activity, OWN_LETTERS, letter.is_own - was_own)
    return letter


@transaction.atomic
def take_back_letter(*, person: Person, campaign: Campaign, now: datetime) -> None:
    """It does not count any more, and its words are gone. Raises CampaignNotOpen, LettersDelivered, NothingDone."""
    activity = held_open(campaign, now)
    _open(activity)
    action = held_action(person, campaign, LetterKind())
    if action is None:
        raise NothingDone
    letter = Letter.objects.get(action=action)
    letter.delete()
    undo(action, activity, LetterKind(), now)
    activities.count(activity, OWN_LETTERS, -int(letter.is_own))


@transaction.atomic
def deliver_letters(*, person: Person, campaign: Campaign, now: datetime) -> LetterCall:
    """Close the letters and take the fingerprint of the file that is handed over; those who wrote are told.

    Raises NotAllowed, LettersNotReady, LettersDelivered, NoLetters.
    """
    activity = _planned_by(person, campaign)
    call, letters = _open(activity), list(letters_in(activity))
    if not letters:
        raise NoLetters
    call.delivered_at, call.delivered_count = now, len(letters)
    call.fingerprint = fingerprint(bundle(activity, call, letters, at=now))
    call.save()
    _note("letters_delivered", campaign, person, now)
    return call


@transaction.atomic
def note_reply(*, person: Person, campaign: Campaign, words: str, now: datetime) -> LetterCall:
    """What the office replied, for all to see; written anew it is a correction, and told once.

    Raises NotAllowed, LettersNotDelivered, NothingToRead.
    """
    said = readable(words, lines=True)[:LONGEST_REPLY]
    call = letter_call(_planned_by(person, campaign))
    if call is None or call.delivered_at is None:
        raise LettersNotDelivered
    call.reply, call.replied_at = said, call.replied_at or now
    call.save()
    _note("letters_replied", campaign, person, now)
    return call


def _planned_by(person: Person, campaign: Campaign) -> Activity:
    activity = lock(campaign.pk)
    if not may_change(person, activity):
        raise NotAllowed
    return activity


def _open(activity: Activity) -> LetterCall:
    """The call of an activity that is held."""
    call = letter_call(activity)
    if call is None:
        raise LettersNotReady
    if call.delivered_at:
        raise LettersDelivered
    return call


def _note(name: str, campaign: Campaign, person: Person, now: datetime) -> None:
    facts.record(name, now=now, actor_id=person.pk, activity=campaign.pk)
