"""A room whose words everybody reads stands in for those that are still to come."""

from collections.abc import Iterator

import pytest

from tests.engagement.desk.makers import wire


@pytest.fixture(autouse=True)
def public_answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from wire(monkeypatch)
