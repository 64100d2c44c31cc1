"""Verbs of the news: publish, correct with a note, withdraw with a note. Nothing published is changed silently."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import (
    LONGEST_UPDATE,
    LONGEST_UPDATE_NOTE,
    LONGEST_UPDATE_TITLE,
    Activity,
    Update,
    UpdateCorrection,
)
from engagement.activities.updates import policies
from engagement.activities.updates.errors import AccountGiven, NotEnded, UpdateWithdrawn
from engagement.activities.updates.plans import News


@transaction.atomic
def publish_update(*, person: Person, activity: Activity, news: News, once: str, now: datetime) -> Update:
    """Tell everyone what is new; sent twice it is one. Raises NotAllowed, NotEnded, AccountGiven, NothingToRead."""
    title, text = _read(news.title, news.text)
    held = _held(person, activity)
    if sent := Update.objects.filter(activity=held, once=once).first():
        return sent
    if news.is_account:
        _expect_account_due(held, now)
    last = Update.objects.filter(activity=held).aggregate(last=Max("number"))["last"] or 0
    update = Update.objects.create(
        activity=held,
        number=last + 1,
        original_language=news.language,
        title=title,
        text=text,
        is_account=news.is_account,
        published_by=person,
        published_at=now,
        once=once,
    )
    _note("update_published", update, person, now)
    return update


@transaction.atomic
def correct_update(
    *, person: Person, update: Update, title: str, text: str, note: str, now: datetime
) -> Update:
    """Give it other words, and say why: what it said before stays readable. Nobody is written to again.

    Raises NotAllowed, UpdateWithdrawn, NothingToRead.
    """
    title, text = _read(title, text)
    why = readable(note)[:LONGEST_UPDATE_NOTE]
    standing = _standing(person, update)
    if (standing.title, standing.text) == (title, text):
        return standing
    UpdateCorrection.objects.create(
        update=standing,
        title=standing.title,
        text=standing.text,
        note=why,
        corrected_by=person,
        corrected_at=now,
    )
    standing.title, standing.text, standing.corrected_at = title, text, now
    standing.save(update_fields=["title", "text", "corrected_at"])
    _note("update_corrected", standing, person, now)
    return standing


@transaction.atomic
def withdraw_update(*, person: Person, update: Update, note: str, now: datetime) -> Update:
    """Take it back: its place says so, and why; who was not told yet is not. Raises NotAllowed, UpdateWithdrawn,
    NothingToRead.
    """
    why = readable(note)[:LONGEST_UPDATE_NOTE]
    standing = _standing(person, update)
    standing.withdrawn_at, standing.withdrawn_note = now, why
    standing.save(update_fields=["withdrawn_at", "withdrawn_note"])
    _note("update_withdrawn", standing, person, now)
    return standing


def _held(person: Person, activity: Activity) -> Activity:
    held = lock(activity.pk)
    if not policies.may_tell(person, held):
        raise NotAllowed
    return held


def _standing(person: Person, update: Update) -> Update:
    """The update as it is now, under its activity's lock."""
    held = _held(person, update.activity)
    standing = Update.objects.get(pk=update.pk)
    standing.activity = held
    if standing.withdrawn_at:
        raise UpdateWithdrawn
    return standing


def _expect_account_due(activity: Activity, now: datetime) -> None:
    if not policies.has_account(activity, now):
        raise NotEnded
    if Update.objects.filter(activity=activity, is_account=True, withdrawn_at=None).exists():
        raise AccountGiven


def _read(title: str, text: str) -> tuple[str, str]:
    return readable(title)[:LONGEST_UPDATE_TITLE], readable(text, lines=True)[:LONGEST_UPDATE]


def _note(name: str, update: Update, person: Person, now: datetime) -> None:
    facts.record(name, now=now, actor_id=person.pk, activity=update.activity_id, update=update.pk)
