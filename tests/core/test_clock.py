"""The clock: real time and the shift, the same in SQL and in Python."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import override_settings

from core import clock
from core.models import Fact

pytestmark = pytest.mark.django_db


def test_clock_runs_with_real_time() -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_shift_moves_python_and_sql_alike() -> None:
    clock.shift(timedelta(hours=23))
    clock.shift(timedelta(hours=1))

    with connection.cursor() as cursor:
        cursor.execute("SELECT core_now() - statement_timestamp()")
        (in_sql,) = cursor.fetchone()
    assert in_sql == timedelta(days=1)
    assert timedelta(hours=23, minutes=59) < clock.now() - datetime.now(UTC) < timedelta(hours=24, minutes=1)


def test_shift_counts_in_a_query() -> None:
    Fact.objects.create(name="promised", recorded_at=datetime.now(UTC) + timedelta(days=1))
    before = Fact.objects.filter(recorded_at__lte=clock.Now()).count()

    clock.shift(timedelta(days=2))

    assert (before, Fact.objects.filter(recorded_at__lte=clock.Now()).count()) == (0, 1)


@override_settings(CLOCK_SHIFTABLE=False)
def test_real_clock_cannot_be_shifted() -> None:
    with pytest.raises(clock.ClockIsReal):
        clock.shift(timedelta(hours=1))


def test_reset_returns_to_real_time() -> None:
    clock.shift(timedelta(days=5))

    clock.reset()

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
