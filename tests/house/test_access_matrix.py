"""The access matrix: every address x method x role against `access_matrix.tsv`; an address without a row fails.

Each cell is the status of a request that says nothing. 404 hides what is not one's own; `sign-in` leads there; 422
means that the door was open and the empty form was refused. A method without a row must be one the address does not
know: then the administrator hears 405, and the visitor that or to sign in. A failing test prints the rows as they are
now: read each before it goes into the table.
"""

import csv
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from core import clock
from tests.house.routes import Route, routes
from tests.house.world import ROLES, World, build

UNKNOWN_METHOD = ("405",)
NOTHING_SAID = {
    True: ("{}", "application/json"),
    False: ("said=nothing", "application/x-www-form-urlencoded"),
}
TABLE = Path(__file__).with_name("access_matrix.tsv")
ROOMS = sorted({route.room for route in routes()})


@cache
def expected() -> dict[tuple[str, str], tuple[str, ...]]:
    """(method, pattern) -> a status for each role."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        assert tuple(next(rows)[2:]) == ROLES
        return {(row[0], row[1]): tuple(row[2:]) for row in rows}


def test_table_names_no_address_that_is_gone() -> None:
    there = {(method, route.pattern) for route in routes() for method in route.methods}

    assert sorted(set(expected()) - there) == []


def test_describing_oneself_opens_no_door() -> None:
    """The participant ticked every box about herself; she differs from another only where she has joined."""
    participant, another = ROLES.index("participant"), ROLES.index("another")

    differ = sorted(row for row, cells in expected().items() if cells[participant] != cells[another])

    registration = "api/v1/events/<code:code>/registration/"
    ticket = "events/<code:code>/ticket/"
    assert differ == [
        ("DELETE", registration),
        ("GET", "api/v1/events/<code:code>/questions/"),
        ("GET", registration),
        ("GET", f"{registration}details/"),
        ("GET", f"api/v1/{ticket}"),
        ("GET", "events/<code:code>/details/"),
        ("GET", ticket),
        ("GET", "events/<code:code>/transfer/"),
        ("POST", "events/<code:code>/details/"),
        ("POST", "events/<code:code>/transfer/"),
    ]


def test_coordinator_elsewhere_sees_here_what_anyone_sees() -> None:
    """Whatever the coordinator here may do to what lies here, the other place's coordinator finds nothing there."""
    here, elsewhere, another = (
        ROLES.index(role) for role in ("coordinator", "coordinator_elsewhere", "another")
    )

    opened = [
        (row, cells[elsewhere])
        for row, cells in expected().items()
        if "<code:" in row[1] and cells[here] != cells[another] and cells[elsewhere] != "404"
    ]

    assert opened == []


@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_every_address_answers_each_role_as_the_table_says(room: str) -> None:
    world = build(clock.now())
    asked = [(method, route) for route in routes() if route.room == room for method in route.methods]

    found = {(method, route.pattern): _answers(world, method, route) for method, route in asked}

    wrong = [row for row in found if found[row] not in (expected().get(row), UNKNOWN_METHOD)]
    assert not wrong, "\n".join(["", *("\t".join([*row, *found[row]]) for row in wrong)])


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.pattern)
def test_every_address_has_a_row(route: Route) -> None:
    assert any((method, route.pattern) in expected() for method in route.methods)


def _answers(world: World, method: str, route: Route) -> tuple[str, ...]:
    address = world.address(route.pattern)
    if (method, route.pattern) not in expected():
        heard = [_status(world.clients[role], method, address) for role in ("administrator", "anonymous")]
        if heard[0] == "405" and heard[1] in {"405", "401", "sign-in"}:
            return UNKNOWN_METHOD
    return tuple(_status(world.clients[role], method, address) for role in ROLES)


def _status(client: Client, method: str, address: str) -> str:
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.generic(method, address, *NOTHING_SAID["api/" in address or "_allauth/" in address])
        # Whatever the request did is undone, so that each meets the same world.
        transaction.set_rollback(True)
    client.cookies = cookies
    where = answer.headers.get("Location", "")
    if answer.status_code == 302 and where.startswith("/account/login/"):
        return "sign-in"
    return str(answer.status_code)
