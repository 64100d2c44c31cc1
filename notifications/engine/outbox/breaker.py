"""While a provider answers nobody, nothing is tried: an outage spends no attempts, and ends with one that works."""

import secrets
from datetime import timedelta

from django.db.models import F

from core.clock import Now
from notifications.engine.models import Breaker

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=5)


def is_open(channel: str) -> bool:
    """Whether the provider of this channel is to be left alone for now."""
    return Breaker.objects.filter(channel=channel, open_until__gt=Now()).exists()


def trip(channel: str) -> None:
    """The provider did not answer: leave it alone, longer each time."""
    breaker, _made = Breaker.objects.get_or_create(channel=channel)
    pause = min(FIRST_PAUSE * 2 ** min(breaker.failures, 10), LONGEST_PAUSE)
    jitter = 0.75 + secrets.randbelow(500) / 1000
    Breaker.objects.filter(pk=breaker.pk).update(
        failures=F("failures") + 1, open_until=Now() + pause * jitter
    )


def mend(channel: str) -> None:
    """The provider answered."""
    Breaker.objects.filter(channel=channel, failures__gt=0).update(failures=0, open_until=None)
