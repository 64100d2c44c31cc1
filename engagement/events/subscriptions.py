"""The addresses by which a phone reads a calendar."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from engagement.events import selectors
from engagement.events.models import CalendarFeed
from places.models import Place


@dataclass(frozen=True)
class Address:
    """One calendar: the address to copy, and the same as phones open it in their calendar."""

    url: str

    @property
    def webcal(self) -> str:
        return "webcal://" + self.url.partition("://")[2]


def subscriptions(feed: CalendarFeed | None, place: Place | None) -> dict[str, Address | None]:
    """Addresses by name: one's own and its discreet variant, everything, and one place's where it is asked for."""
    return {
        "own": _own(feed, is_discreet=False) if feed else None,
        "discreet": _own(feed, is_discreet=True) if feed else None,
        "everything": _address("events:calendar-all"),
        "of_place": _address("events:calendar-of-place", place.code) if place else None,
    }


def _own(feed: CalendarFeed, *, is_discreet: bool) -> Address:
    return _address("events:calendar-feed", selectors.feed_token(feed, is_discreet=is_discreet))


def _address(name: str, *words: str) -> Address:
    return Address(settings.SITE_URL + reverse(name, args=words))
