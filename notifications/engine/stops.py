"""The stop link: signed, usable many times, and acting before the next message goes out."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.urls import reverse

from accounts.choices import ConsentWay
from accounts.models import Person
from accounts.services import record_consent
from core import tokens


@dataclass(frozen=True)
class Stop:
    """Whose messages of which purpose, over which channel, the link is about."""

    person: Person
    purpose: str
    channel: str


def stop_url(person: Person, purpose: str, channel: str) -> str:
    """The whole address of a person's stop link."""
    before, after = _around_token()
    return before + tokens.sign("stop", [person.code, purpose, channel]) + after


@cache
def _around_token() -> tuple[str, str]:
    # Finding an address takes longer than signing the token in it, and each mail has one.
    before, _token, after = (settings.SITE_URL + reverse("inbox:stop", args=["token"])).partition("token")
    return before, after


def read_stop(token: str) -> Stop:
    """What a stop link is about. Raises TokenRefused, also when the person's account is gone."""
    code, purpose, channel = tokens.read("stop", token)
    person = Person.objects.filter(code=code, erased_at__isnull=True).first()
    if person is None:
        raise tokens.TokenRefused
    return Stop(person, purpose, channel)


def answer(stop: Stop, *, wanted: bool, language: str, now: datetime) -> None:
    """Write down that the person does (not) want these messages; the latest word counts."""
    record_consent(
        person=stop.person,
        purpose=stop.purpose,
        channel=stop.channel,
        given=wanted,
        way=ConsentWay.STOP_LINK,
        language=language,
        now=now,
    )
