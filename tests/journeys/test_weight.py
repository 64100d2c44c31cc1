"""What a first visit costs on prepaid data: every byte that goes over the wire, heads of answers included."""

from collections import Counter
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.pages import PUBLIC, ActivityPath, Look
from tests.journeys.visitor import DESK, Visitor

TOTAL, STYLE, SCRIPT = 60_000, 15_000, 20_000
# Chromium without a window asks for none of these; a phone may.
NAMED = "link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]"


@pytest.mark.parametrize("look", PUBLIC, ids=lambda look: look.name)
def test_first_visit_keeps_to_its_budget(visit: Visit, paths: dict[str, ActivityPath], look: Look) -> None:
    sizes = first_visit(visit(width=DESK), look, paths)

    assert sizes["Document"] > 0
    assert sizes["Stylesheet"] <= STYLE
    assert sizes["Script"] <= SCRIPT
    assert sizes.total() <= TOTAL, sizes


def test_pages_and_files_travel_compressed(visit: Visit, paths: dict[str, ActivityPath]) -> None:
    visitor = visit()
    met: dict[str, str] = {}
    visitor.page.on(
        "response",
        lambda response: met.update(
            {response.request.resource_type: response.header_value("content-encoding") or ""}
        ),
    )

    visitor.open(paths["event"])

    assert {met["document"], met["stylesheet"], met["script"]} <= {"br", "gzip"}


def first_visit(visitor: Visitor, look: Look, paths: dict[str, ActivityPath]) -> Counter[str]:
    """Bytes by the kind of resource, as Chromium counted them on the wire."""
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()

    def answered(event: dict[str, Any]) -> None:  # Any: as the DevTools protocol has it
        kinds[event["requestId"]] = event["type"]

    def done(event: dict[str, Any]) -> None:
        sizes[kinds[event["requestId"]]] += int(event["encodedDataLength"])

    path = look.path.format(**paths)
    wire = visitor.context.new_cdp_session(visitor.page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", done)
    visitor.page.goto(visitor.address + path, wait_until="networkidle")
    wire.detach()
    for url in visitor.page.eval_on_selector_all(NAMED, "links => links.map(({ href }) => href)"):
        with urlopen(Request(url, headers={"Accept-Encoding": "br, gzip"}), timeout=30) as file:
            sizes["Icon"] += len(file.read())
    return sizes
