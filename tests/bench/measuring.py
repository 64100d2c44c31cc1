"""Rounds of each case, turn and turn about with its floor, so that whatever else the machine does hits both."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice, repeat

from tests.bench import figures, nothing
from tests.bench.cases import WARM_UP, Case, cases
from tests.bench.client import Round, run
from tests.bench.data import Data
from tests.bench.figures import Figures
from tests.bench.queries import counted
from tests.load.web import Web

FLOOR = "tests.bench.floor_application:application"


def measure(data: Data, *, rounds: int, scale: float) -> Figures:
    """All figures of one run, as they are kept."""
    asked = counted(data)
    found: Figures = {"at": datetime.now(UTC).isoformat(timespec="minutes"), "machine": figures.machine()}
    found["client_ceiling"] = round(_ceiling(2 * scale).per_second)
    found["cases"] = {}
    with Web() as site, Web(FLOOR, first_page="/floor/") as floor:
        for case in cases(data, site.host, floor.host):
            say(case.name)
            pages, floors = _rounds(case, site, floor, rounds, scale)
            queries, queries_of_floor = asked[case.name]
            found["cases"][case.name] = {
                "page": figures.of_side(pages, case.status, queries),
                "floor": figures.of_side(floors, case.status, queries_of_floor),
                "ratio": figures.ratio(pages, floors),
            }
        found["memory"] = {"site": site.memory(), "floor": floor.memory()}
    found["machine"]["load_average_after"] = figures.load_average()
    return found


def _rounds(case: Case, site: Web, floor: Web, rounds: int, scale: float) -> tuple[list[Round], list[Round]]:
    pages: list[Round] = []
    floors: list[Round] = []
    sides = [(site, case.page, pages), (floor, case.floor, floors)]
    for web, requests, _kept in sides:
        run(web.port, islice(requests, WARM_UP))
    for number in range(rounds):
        for web, requests, kept in sides if number % 2 else reversed(sides):
            kept.append(_round(web, *case.round_of(requests, scale)))
    return pages, floors


def _round(web: Web, requests: Iterator[bytes], seconds: float | None) -> Round:
    before = web.processor_time()
    found = run(web.port, requests, seconds=seconds)
    found.server = web.processor_time() - before
    return found


def _ceiling(seconds: float) -> Round:
    with nothing.running() as port:
        return run(port, repeat(b"GET / HTTP/1.1\r\n\r\n"), seconds=seconds)


def say(text: str) -> None:
    print(text, flush=True)
