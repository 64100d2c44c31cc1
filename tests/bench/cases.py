"""What is measured: each page and deed of the site, beside the floor it stands on."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from engagement.activities.models import Activity
from tests.bench.data import Data
from tests.load.crowd import Guest, get, post

SECONDS = 3.0  # a page's round
DEEDS = 250  # a deed's round, each by another person
WARM_UP = 64  # requests before the first round, so that each thread has loaded what it needs
READERS = 200


@dataclass(frozen=True)
class Case:
    """One line of the table; requests to a page have no end, those of a deed do."""

    name: str
    status: int
    page: Iterator[bytes]
    floor: Iterator[bytes]
    is_deed: bool = False

    def round_of(self, requests: Iterator[bytes], scale: float) -> tuple[Iterator[bytes], float | None]:
        """The requests of one round, and after how many seconds it ends; None: with its last request."""
        if self.is_deed:
            return islice(requests, round(DEEDS * scale)), None
        return requests, SECONDS * scale


def guests_for(rounds: int, scale: float) -> int:
    """How many people it takes: those of a deed's rounds on both sides, and two to count its queries with."""
    return 2 * max(READERS, WARM_UP + rounds * round(DEEDS * scale) + 1)


def cases(data: Data, host: str, floor: str) -> list[Case]:
    """Every case; `host` is the site's, `floor` that of the floor. Each measures with people of its own."""
    one, code, half = data.event.activity, data.event.activity.code, len(data.guests) // 2
    guests, others = data.guests[:half], data.guests[half:]
    return [
        Case(
            "list",
            200,
            cycle([get(host, "/activities/", keeps_alive=True)]),
            cycle([get(floor, "/floor/", keeps_alive=True)]),
        ),
        Case(
            "event page, visitor",
            200,
            cycle([get(host, data.address, keeps_alive=True)]),
            cycle([get(floor, f"/floor/{code}/", keeps_alive=True)]),
        ),
        Case(
            "event page, signed in",
            200,
            cycle([get(host, data.address, guest, keeps_alive=True) for guest in guests[:READERS]]),
            cycle(
                [
                    get(floor, f"/floor/{code}/{guest.person.pk}/", keeps_alive=True)
                    for guest in guests[:READERS]
                ]
            ),
        ),
        Case(
            "registration, one event",
            302,
            (_register(host, one, guest) for guest in guests),
            (_register_on_floor(floor, one, guest) for guest in others),
            is_deed=True,
        ),
        Case(
            "registration, many events",
            302,
            (_register(host, event, guest) for guest, event in zip(guests, cycle(data.others), strict=False)),
            (
                _register_on_floor(floor, event, guest)
                for guest, event in zip(others, cycle(data.others), strict=False)
            ),
            is_deed=True,
        ),
    ]


def _register(host: str, event: Activity, guest: Guest) -> bytes:
    # An event with a hall and a link asks for the way; the others take no notice of the word.
    return post(host, f"/events/{event.code}/register/", guest, keeps_alive=True, party_size="1", mode="hall")


def _register_on_floor(floor: str, event: Activity, guest: Guest) -> bytes:
    return post(floor, f"/floor/{event.pk}/register/{guest.person.pk}/", keeps_alive=True)
