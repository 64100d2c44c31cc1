"""Dates far from any life are refused where they are typed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core.years import check_year


@pytest.mark.parametrize("year", [2000, 2026, 2199])
def test_year_of_ours_is_taken(year: int) -> None:
    check_year(date(year, 1, 1))


@pytest.mark.parametrize("year", [1, 1999, 2200, 9999])
def test_year_far_off_is_refused(year: int) -> None:
    with pytest.raises(ValidationError, match="2199"):
        check_year(date(year, 12, 31))
