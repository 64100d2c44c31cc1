"""Limits: counted in the database, per name, key and window."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from core.limits import Allowance, TooManyTries, forget_old, spend
from core.models import Limit
from tests.races import at_once

NOW = datetime(2026, 11, 24, 5, 0, 30, tzinfo=UTC)
THREE = Allowance("receipt", times=3, per=timedelta(minutes=1))


@pytest.mark.django_db
def test_limit_refuses_the_fourth_try_and_says_when() -> None:
    for _try in range(3):
        spend(THREE, key="sari@contoh.test", now=NOW)

    with pytest.raises(TooManyTries) as refused:
        spend(THREE, key="sari@contoh.test", now=NOW)

    assert refused.value.again_at == datetime(2026, 11, 24, 5, 1, tzinfo=UTC)


@pytest.mark.django_db
def test_limit_is_free_again_in_the_next_window_and_for_others() -> None:
    for _try in range(3):
        spend(THREE, key="sari@contoh.test", now=NOW)

    spend(THREE, key="sari@contoh.test", now=NOW + timedelta(minutes=1))
    spend(THREE, key="budi@contoh.test", now=NOW)

    assert Limit.objects.count() == 3


@pytest.mark.django_db
def test_limit_holds_no_address() -> None:
    spend(THREE, key="sari@contoh.test", now=NOW)

    assert b"sari" not in bytes(Limit.objects.get().key)


@pytest.mark.django_db
def test_old_windows_are_forgotten() -> None:
    spend(THREE, key="sari@contoh.test", now=NOW - timedelta(days=2))
    spend(THREE, key="sari@contoh.test", now=NOW)

    assert (forget_old(now=NOW), Limit.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_fifty_tries_at_once_let_three_through() -> None:
    said = at_once([partial(spend, THREE, key="sari@contoh.test", now=NOW)] * 50)

    assert [type(answer) for answer in said].count(TooManyTries) == 47
