"""One site and one browser for all journeys; each journey ends with a clean watch."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Cookie

from tests.journeys import pages, site
from tests.journeys.browser import chromium
from tests.journeys.visitor import Visitor

HERE = Path(__file__).parent
Visit = Callable[..., Visitor]
SessionOf = Callable[[str], list[Cookie]]


@pytest.hookimpl(tryfirst=True)  # xdist reads the group in its own hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            # One process of the run holds the site.
            item.add_marker(pytest.mark.xdist_group("site"))


# Not of the session's scope: an open browser keeps Django's database from other tests of the process.
@pytest.fixture(scope="package")
def demonstration() -> Iterator[site.Site]:
    with site.running(os.environ) as running:
        yield running
        assert running.troubles() == []


@pytest.fixture(scope="package")
def browser(demonstration: site.Site) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def paths(demonstration: site.Site) -> dict[str, pages.ActivityPath]:
    return pages.demonstration(demonstration.address)


@pytest.fixture
def visit(demonstration: site.Site, browser: Browser) -> Iterator[Visit]:
    """Make visitors (see Visitor); what their browsers met is checked when the test has passed."""
    visitors: list[Visitor] = []

    def make(**how: Any) -> Visitor:  # Any: as Visitor takes it
        visitors.append(Visitor(browser, demonstration.address, **how))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.close()
    assert [line for visitor in visitors for line in visitor.watch.seen] == []


@pytest.fixture(scope="package")
def session_of(demonstration: site.Site, browser: Browser) -> SessionOf:
    """Sign in once for each person of the demonstration; nobody for an empty name."""
    kept: dict[str, list[Cookie]] = {"": []}

    def find(who: str) -> list[Cookie]:
        if who not in kept:
            visitor = Visitor(browser, demonstration.address)
            visitor.sign_in(who)
            kept[who] = visitor.session()
            visitor.close()
        return kept[who]

    return find
