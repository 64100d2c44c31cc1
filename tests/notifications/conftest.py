"""Servers for the tests with real processes, and a browser that reads English."""

import os
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from redis import Redis

from notifications.engine.invariants import broken
from tests.notifications.smtp_sink import SmtpSink


@pytest.fixture
def client() -> Client:
    """The browser of a reader of English: the words of the code itself."""
    return Client(headers={"accept-language": "en"})


@pytest.fixture(autouse=True)
def _promise_is_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test with faults in it no rule of `invariants.sql` is broken."""
    if request.node.get_closest_marker("workers") is None:
        yield
        return
    # Asked for first, so that its rows are still there afterwards.
    request.getfixturevalue("transactional_db")
    yield
    assert {rule.name: ids for rule, ids in broken().items()} == {}


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as sink:
        yield sink


@pytest.fixture
def redis_url() -> str:
    """A database of the Redis server for this test process alone, emptied."""
    base = os.environ["REDIS_URL"]
    process = os.environ.get("PYTEST_XDIST_WORKER", "")
    number = int(process.removeprefix("gw")) + 1 if process else 0
    matched = re.fullmatch(r"(.*/)(\d+)", base)
    url = f"{matched[1]}{(int(matched[2]) + number) % 16}" if matched else base
    with Redis.from_url(url) as redis:
        redis.flushdb()
    return url
