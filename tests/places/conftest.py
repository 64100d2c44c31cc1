"""All places of the data files, in the table while a module's tests run."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from places.services import load_places

LANGUAGES = ["id", "en", "ar"]
NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def all_places(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Committed once for the module and removed after it: loading for each test would cost half a second."""
    with django_db_blocker.unblock():
        load_places(languages=LANGUAGES, now=NOW)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE places_place, places_placeedition CASCADE")
