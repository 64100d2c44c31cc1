"""The month: what is on each day, by the reader's clock."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import clock
from engagement.activities.choices import State
from engagement.activities.models import Activity
from tests.engagement.campaigns.makers import make_campaign
from tests.load.rows import many_activities
from tests.makers import make_event, make_group, make_organiser, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db

DECEMBER = "/activities/calendar/?month=2026-12"
# 19.00 in Jakarta, 13.00 in Amsterdam.
STARTS = datetime(2026, 12, 9, 12, tzinfo=UTC)


def english(zone: str = "Asia/Jakarta") -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.cookies["zone"] = zone
    return client


def held(starts_at: datetime = STARTS, hours: int = 2, **more: Any) -> Activity:
    ends_at = starts_at + timedelta(hours=hours)
    event = make_event(starts_at=starts_at, ends_at=ends_at, **more)
    return event.activity


def on_days(client: Client, address: str = DECEMBER) -> dict[int, list[tuple[str, str, str]]]:
    """Day -> (title, hours, hours there) of each entry."""
    month = client.get(address).context["month"]
    return {
        day.day.day: [(entry.card.title, entry.hours, entry.there) for entry in day.entries]
        for day in month.busy
    }


def test_hours_are_the_readers_with_the_places_beside_them() -> None:
    held()

    assert on_days(english()) == {9: [("Temu warga", "19:00–21:00", "")]}
    assert on_days(english("Europe/Amsterdam")) == {9: [("Temu warga", "13:00–15:00", "19:00–21:00 WIB")]}


def test_day_is_the_readers_too() -> None:
    held(datetime(2026, 12, 9, 23, tzinfo=UTC))

    assert (list(on_days(english())), list(on_days(english("America/New_York")))) == ([10], [9])


def test_event_of_several_days_stands_on_each() -> None:
    held(hours=50)

    assert list(on_days(english())) == [9, 10, 11]


def test_campaign_stands_on_its_last_day() -> None:
    campaign = make_campaign()
    Activity.objects.filter(pk=campaign.pk).update(ends_at=datetime(2026, 12, 31, 16, 59, tzinfo=UTC))

    assert on_days(english()) == {31: [(campaign.activity.title, "", "")]}


def test_month_has_its_own_days_and_those_that_fill_its_weeks() -> None:
    month = english().get(DECEMBER).context["month"]

    assert (month.title, month.before, month.after) == (
        "December 2026",
        ("2026-11", "November"),
        ("2027-01", "January"),
    )
    assert [day.day.isoformat() for day in (month.weeks[0][0], month.weeks[-1][-1])] == [
        "2026-11-30",
        "2027-01-03",
    ]


@pytest.mark.parametrize("asked", ["", "?month=", "?month=2026-13", "?month=9999-12", "?month=x'--"])
def test_month_that_is_none_is_this_one(asked: str) -> None:
    answer = english().get(f"/activities/calendar/{asked}")

    now = clock.now()
    assert (answer.status_code, answer.context["month"].title) == (200, f"{now:%B %Y}")


def test_filters_of_the_list_narrow_the_month() -> None:
    elsewhere = make_place("ID-52.71", name="Kota Mataram", zone="Asia/Makassar")
    held(title="Kelas bahasa")
    held(title="Di Mataram", place=elsewhere)

    assert [title for title, _hours, _there in on_days(english(), f"{DECEMBER}&place=Kota Mataram")[9]] == [
        "Di Mataram"
    ]
    assert [title for title, _hours, _there in on_days(english(), f"{DECEMBER}&q=bahasa")[9]] == [
        "Kelas bahasa"
    ]
    assert on_days(english(), f"{DECEMBER}&kind=campaign") == {}


def test_what_is_not_public_stands_in_no_month() -> None:
    held(is_published=False)
    off = held()
    Activity.objects.filter(pk=off.pk).update(state=State.WITHDRAWN)

    assert on_days(english()) == {}


def test_sensitive_one_tells_no_place() -> None:
    held(is_sensitive=True)

    page = english().get(DECEMBER).content.decode()

    assert ("Semarang" in page, "The place is told to those who register" in page) == (False, True)


def test_month_asks_the_same_at_1_and_at_200() -> None:
    now, group = clock.now(), make_group()
    make_organiser(group)
    clients = {"visitor": english(), "reader": signed_in(make_person())}
    asked: dict[str, list[int]] = {"visitor": [], "reader": []}
    for rows in (1, 199):
        made = many_activities(rows, kinds=["event"], groups=[group], places=[group.place], now=now)  # type: ignore[list-item]  # by its value
        Activity.objects.filter(pk__in=[activity.pk for activity in made]).update(
            starts_at=STARTS, ends_at=STARTS + timedelta(hours=1)
        )
        for who, client in clients.items():
            with CaptureQueriesContext(connection) as queries:
                assert client.get(DECEMBER).status_code == 200
            asked[who].append(sum(query["sql"] != "SELECT core_now()" for query in queries.captured_queries))

    assert asked == {"visitor": [3, 3], "reader": [7, 7]}
