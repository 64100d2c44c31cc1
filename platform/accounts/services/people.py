"""Verbs about people: welcome, describe oneself, agree, be looked at."""

from collections.abc import Sequence
from datetime import datetime, time

from django.conf import settings
from django.db import transaction

from accounts.choices import ConsentWay, Look
from accounts.errors import UnknownLanguage
from accounts.models import AccessLog, Consent, Person, User
from accounts.purposes import DESCRIPTION, PURPOSES, REMINDERS
from core import facts
from core.texts import readable
from places.models import Place
from places.selectors import zone_of


@transaction.atomic
def welcome(*, user: User, called: str, language: str, zone: str, now: datetime) -> Person:
    """Make the person of a new login, with her consent to reminders of what she joins. Raises NothingToRead."""
    person = Person.objects.create(
        user=user, called=readable(called), language=language, zone=zone, created_at=now
    )
    record_consent(
        person=person,
        purpose=REMINDERS.name,
        channel="email",
        given=True,
        way=ConsentWay.SIGN_UP,
        language=language,
        now=now,
    )
    return person


@transaction.atomic
def describe(
    *,
    person: Person,
    called: str,
    ways: Sequence[str],
    language: str,
    reads: Sequence[str],
    zone: str,
    lives_in: Place | None,
    comes_from: Place | None,
    now: datetime,
    quiet_from: time | None = None,
    quiet_until: time | None = None,
) -> Person:
    """Write what a person says of herself; what she leaves empty is forgotten, and the zone follows where she lives.

    In her quiet hours only what is urgent is sent to her: both ends or none, the same twice for no such hours.
    Raises NothingToRead, UnknownLanguage.
    """
    _expect_spoken(language)
    person = Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=person.pk)
    said_before = bool(person.ways or person.lives_in_id or person.comes_from_id)
    person.called, person.language = readable(called), language
    # Not said, the clock is that of where she lives.
    person.zone = zone or (zone_of(lives_in) if lives_in else None) or ""
    person.ways, person.reads = list(ways), list(reads)
    person.lives_in, person.comes_from = lives_in, comes_from
    has_both_ends = quiet_from is not None and quiet_until is not None
    person.quiet_from, person.quiet_until = (quiet_from, quiet_until) if has_both_ends else (None, None)
    person.save()
    says_now = bool(ways or lives_in or comes_from)
    if says_now != said_before:
        record_consent(
            person=person,
            purpose=DESCRIPTION.name,
            channel="site",
            given=says_now,
            way=ConsentWay.PROFILE,
            language=language,
            now=now,
        )
    facts.record("person_changed", now=now, actor_id=person.pk, person=person.pk)
    return person


@transaction.atomic
def choose_language(*, person: Person, language: str, now: datetime) -> None:
    """Pages and messages come in this language from now on. Raises UnknownLanguage."""
    _expect_spoken(language)
    if Person.objects.filter(pk=person.pk).exclude(language=language).update(language=language):
        facts.record("person_changed", now=now, actor_id=person.pk, person=person.pk)


@transaction.atomic
def record_consent(
    *, person: Person, purpose: str, channel: str, given: bool, way: str, language: str, now: datetime
) -> Consent:
    """Append one giving or withdrawing; the latest one counts."""
    version = next(known.version for known in PURPOSES if known.name == purpose)
    return Consent.objects.create(
        person=person,
        purpose=purpose,
        channel=channel,
        given=given,
        way=way,
        language=language,
        text_version=version,
        at=now,
    )


def log_looks(*, viewer: Person, people: Sequence[int], what: Look, now: datetime) -> None:
    """Write down that `viewer` saw the records of these people (ids)."""
    AccessLog.objects.bulk_create(
        [
            AccessLog(person_id=person_id, viewer=viewer, what=what, at=now)
            for person_id in people
            if person_id != viewer.pk
        ]
    )


def _expect_spoken(language: str) -> None:
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguage
