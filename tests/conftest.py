"""Tests read the texts of the code itself, whatever the site's first language and whether its words are compiled."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Until a request or the code under test chooses another language."""
    with override("en"):
        yield
