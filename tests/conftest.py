"""Tests read the texts of the code itself, whatever the site's first language and whether its words are compiled."""

from collections.abc import Iterator
from datetime import time

import pytest
from django.utils.translation import override

from core.models import SiteSettings


@pytest.fixture
def no_quiet_hours(db: None) -> None:
    """By day and by night the same, also for people whom a test does not make itself."""
    SiteSettings.objects.create(pk=1, quiet_from=time(0), quiet_until=time(0))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Until a request or the code under test chooses another language."""
    with override("en"):
        yield
