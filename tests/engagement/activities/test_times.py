"""Dates far from any life: refused at every door, by the service and by the database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from core import clock
from engagement.activities import rules
from engagement.activities.errors import TimeUnlikely
from engagement.activities.models import Activity
from tests.api.documented import ApiClient
from tests.makers import (
    NOW,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_place,
    make_trunk,
    signed_in,
)

pytestmark = pytest.mark.django_db

LAST_DAY = datetime(9999, 12, 31, 23, tzinfo=UTC)
FIRST_DAY = datetime(1, 1, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        (NOW, LAST_DAY),
        (FIRST_DAY, NOW),
        (NOW, NOW),
        (NOW - timedelta(days=3700), NOW),
        (NOW, NOW + timedelta(days=3700)),
    ],
)
def test_unlikely_times_are_refused(starts_at: datetime, ends_at: datetime) -> None:
    with pytest.raises(TimeUnlikely):
        make_event(starts_at=starts_at, ends_at=ends_at)


def test_time_of_long_ago_is_not_judged_again() -> None:
    trunk = make_trunk()

    rules.expect_likely_times(trunk, NOW)
    with pytest.raises(TimeUnlikely):
        rules.expect_likely_times(trunk, NOW + timedelta(days=4000))


@pytest.mark.parametrize("field", [{"ends_at": LAST_DAY}, {"starts_at": FIRST_DAY}])
def test_database_takes_no_date_out_of_our_times(field: dict[str, datetime]) -> None:
    make_event()

    with pytest.raises(IntegrityError, match="activities_activity_in_our_times"):
        Activity.objects.update(**field)


@pytest.mark.parametrize("year", ["9999", "0001"])
def test_form_refuses_them(year: str) -> None:
    client = signed_in(make_organiser(make_group()))

    answer = client.post("/events/new/", {"starts": f"{year}-12-31T09:00", "ends": f"{year}-12-31T10:00"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["ends"] == ["Write a year between 2000 and 2199."]


def test_form_says_what_the_service_refuses() -> None:
    group = make_group(place=make_place())
    client = signed_in(make_organiser(group))
    year = clock.now().year + 50

    answer = client.post(
        "/events/new/",
        {
            "organisation": group.pk,
            "title": "Temu",
            "summary": "Kita duduk bersama.",
            "original_language": "id",
            "place": "kota semarang",
            "starts": f"{year}-12-31T09:00",
            "ends": f"{year}-12-31T10:00",
            "in_hall": "on",
            "party_most": "4",
        },
    )

    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert "Write dates within ten years from now" in answer.content.decode()


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:00:00-05:00", "9999-12-31T10:00:00Z", "0001-01-01T00:00:00+07:00"]
)
def test_api_refuses_them(moment: str) -> None:
    group = make_group()

    answer = ApiClient(make_organiser(group)).post(
        "/events/", {"organisation": group.code, "starts_at": moment, "ends_at": moment}
    )

    assert answer.status_code == 422
    assert {"starts_at", "ends_at"} <= set(answer.json()["fields"])


@pytest.mark.parametrize("name", ["insights:desk-people", "insights:desk-activities"])
@pytest.mark.parametrize("period", [{"until": "9999-12-31"}, {"since": "0001-01-01"}])
def test_desk_says_that_a_day_is_out_of_our_times(name: str, period: dict[str, str]) -> None:
    client = signed_in(make_coordinator(make_place("ID-33")))

    answer = client.get(reverse(name), period)

    assert answer.status_code == 200
    assert "Write a year between 2000 and 2199." in answer.content.decode()
