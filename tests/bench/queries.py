"""How often each case asks the database, counted in this process with the same requests."""

from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench import floor
from tests.bench.data import Data
from tests.load.crowd import Guest


def counted(data: Data) -> dict[str, tuple[int, int]]:
    """For each case the statements of page and floor, BEGIN and COMMIT of a deed among them."""
    guest, other = data.guests[-1], data.guests[-2]
    visitor, reader = Client(HTTP_HOST="localhost"), _browser(guest)
    one, many, code = data.event.activity, data.others[-1], data.event.activity.code
    floor.people()
    return {
        "list": (_asked(visitor.get, "/activities/"), _asked(floor.activity_list, HttpRequest())),
        "event page, visitor": (
            _asked(visitor.get, data.address),
            _asked(floor.activity_page, HttpRequest(), code),
        ),
        "event page, signed in": (
            _asked(reader.get, data.address),
            _asked(floor.activity_page, HttpRequest(), code, guest.person.pk),
        ),
        "registration, one event": (
            _asked(reader.post, f"/events/{code}/register/", {"party_size": 1}),
            _asked(floor.register, HttpRequest(), one.pk, other.person.pk),
        ),
        "registration, many events": (
            _asked(reader.post, f"/events/{many.code}/register/", {"party_size": 1, "mode": "hall"}),
            _asked(floor.register, HttpRequest(), many.pk, other.person.pk),
        ),
    }


def _browser(guest: Guest) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.cookies.load(guest.cookies)
    return client


def _asked(view: Any, *arguments: object) -> int:  # Any: a browser's verb or a view
    with CaptureQueriesContext(connection) as asked:
        status = view(*arguments).status_code
    assert status in {200, 302}, (arguments, status)
    return len(asked)
