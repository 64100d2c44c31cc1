"""Verbs of the two sides: propose, accept, leave, write the page's words."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from core import facts
from core.texts import readable
from engagement.corridors import policies
from engagement.corridors.errors import AlreadyTogether, LanguageTaken, NotAllowed, ZoneNeeded
from engagement.corridors.locks import hold
from engagement.corridors.models import LONGEST_ABOUT, LONGEST_TITLE, Corridor, Side
from engagement.corridors.plans import Words
from places.models import Place
from places.selectors import zone_of


@transaction.atomic
def propose_corridor(
    *,
    person: Person,
    organisation: Organisation,
    partner: Organisation,
    words: Words,
    zone: str = "",
    now: datetime,
) -> Corridor:
    """Ask another verified group to run something together; nobody else sees it before that group says yes.

    `zone` (IANA) is needed where the group's place has several. Raises NotAllowed, AlreadyTogether, ZoneNeeded,
    NothingToRead.
    """
    # Both groups are held, in one order: two that ask each other at once make one corridor.
    both = Organisation.objects.select_for_update(no_key=True, of=("self",)).select_related("place")
    held = {group.pk: group for group in both.filter(pk__in=[organisation.pk, partner.pk]).order_by("pk")}
    ours, theirs = held[organisation.pk], held[partner.pk]
    if not policies.may_propose(person, ours, theirs):
        raise NotAllowed
    running = Side.objects.filter(corridor__ended_at=None, organisation=ours)
    if Side.objects.filter(corridor__in=running.values("corridor"), organisation=theirs).exists():
        raise AlreadyTogether
    corridor = Corridor.objects.create(proposed_at=now)
    Side.objects.create(
        corridor=corridor,
        organisation=ours,
        has_proposed=True,
        accepted_at=now,
        zone=_clock(ours.place, zone),
        **_written(words),
    )
    Side.objects.create(corridor=corridor, organisation=theirs, has_proposed=False)
    _note("corridor_proposed", corridor, ours.pk, person, now)
    return corridor


@transaction.atomic
def accept_corridor(
    *, person: Person, side: Side, words: Words | None = None, zone: str = "", now: datetime
) -> Side:
    """Say yes to a proposal: from now on everybody sees the page. Said twice it is one.

    Raises NotAllowed, ZoneNeeded, LanguageTaken, NothingToRead.
    """
    held = hold(side)
    if policies.may_work(person, held):
        return held
    if not policies.may_answer(person, held):
        raise NotAllowed
    held.accepted_at, held.zone = now, _clock(held.organisation.place, zone)
    _word(held, words or Words())
    held.save()
    _note("corridor_accepted", held.corridor, held.organisation_id, person, now)
    return held


@transaction.atomic
def leave_corridor(*, person: Person, side: Side, now: datetime) -> None:
    """Leave, decline, or take a proposal back: nobody else sees the page any more. Said twice it is one.

    Raises NotAllowed.
    """
    held = hold(side)
    if not policies.may_leave(person, held):
        raise NotAllowed
    if held.corridor.ended_at is None:
        held.corridor.ended_at = now
        held.corridor.save(update_fields=["ended_at"])
        _note("corridor_left", held.corridor, held.organisation_id, person, now)


@transaction.atomic
def write_words(*, person: Person, side: Side, words: Words, now: datetime) -> Side:
    """Write this side's words anew; who was asked may leave them empty, who asked may not.

    Raises NotAllowed, LanguageTaken, NothingToRead.
    """
    held = hold(side)
    if not policies.may_work(person, held):
        raise NotAllowed
    _word(held, words)
    held.save(update_fields=["language", "title", "about"])
    _note("corridor_words_written", held.corridor, held.organisation_id, person, now)
    return held


def _word(side: Side, words: Words) -> None:
    """Put the words on a side that is held."""
    if not side.has_proposed and not (words.title or words.about):
        side.language = side.title = side.about = ""
        return
    others = Side.objects.filter(corridor=side.corridor_id).exclude(pk=side.pk)
    if others.filter(language=words.language).exists():
        raise LanguageTaken
    for name, value in _written(words).items():
        setattr(side, name, value)


def _written(words: Words) -> dict[str, str]:
    """The columns for some words, each as it can be read."""
    return {
        "language": words.language,
        "title": readable(words.title)[:LONGEST_TITLE],
        "about": readable(words.about, lines=True, optional=True)[:LONGEST_ABOUT],
    }


def _clock(place: Place, zone: str) -> str:
    """The zone that was chosen, or the place's."""
    if not (known := zone or zone_of(place)):
        raise ZoneNeeded
    return known


def _note(name: str, corridor: Corridor, organisation_id: int, person: Person, now: datetime) -> None:
    facts.record(name, now=now, actor_id=person.pk, corridor=corridor.pk, organisation=organisation_id)
