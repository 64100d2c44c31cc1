"""What the floods share."""

from collections.abc import Iterator

import pytest
from django.db import connection

from engagement.activities.models import ActivityCounter


@pytest.fixture
def no_ceiling() -> Iterator[None]:
    """A database that does not guard the seats itself: what is left then is the lock alone."""
    ceiling = next(
        rule for rule in ActivityCounter._meta.constraints if rule.name.endswith("_within_ceiling")
    )
    with connection.schema_editor() as editor:
        editor.remove_constraint(ActivityCounter, ceiling)
    yield
    ActivityCounter.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(ActivityCounter, ceiling)
