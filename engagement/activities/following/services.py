"""Verbs of following: begin and stop; each done twice is done once."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from core import facts
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.following.selectors import Followed, noun_of
from engagement.activities.models import Activity, Follow


@transaction.atomic
def follow(*, person: Person, what: Followed, now: datetime) -> Follow:
    """Hear of it from now on. Raises NotAllowed for what she may not see, and for a group that is not verified."""
    if not _may_follow(person, what):
        raise NotAllowed
    noun = noun_of(what)
    row, made = Follow.objects.get_or_create(person=person, **{noun: what}, defaults={"followed_at": now})
    if made:
        _note(f"{noun}_followed", person, what, now)
    return row


@transaction.atomic
def stop_following(*, person: Person, what: Followed, now: datetime) -> None:
    """Hear of it no more, not even of what was planned already."""
    ended, _each = Follow.objects.filter(person=person, **{noun_of(what): what}).delete()
    if ended:
        _note(f"{noun_of(what)}_unfollowed", person, what, now)


def _may_follow(person: Person, what: Followed) -> bool:
    match what:
        case Activity():
            return policies.may_see(person, what)
        case Organisation():
            return what.is_verified
        case _:
            return True


def _note(name: str, person: Person, what: Followed, now: datetime) -> None:
    facts.record(name, now=now, actor_id=person.pk, person=person.pk, **{noun_of(what): what.pk})
