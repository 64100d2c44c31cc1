"""Series as people meet them: planned on a page or over the API, listed by the next date, joined as a whole."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from core import clock
from engagement.activities.choices import State
from engagement.activities.models import Activity, Rhythm
from engagement.activities.recurrence import Rule
from engagement.events.copies import times_of
from engagement.events.models import Event, Registration
from engagement.events.services import make_series, register
from engagement.participation.choices import Mode
from tests.api.documented import ApiClient
from tests.makers import (
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

pytestmark = pytest.mark.django_db

WEEKLY = Rule(rhythm=Rhythm.WEEKLY, times=4)
RULE = {"rhythm": "weekly", "interval": "1", "times": "4", "until": ""}


@pytest.fixture
def organiser() -> Person:
    return make_organiser(make_group())


def make_dates(organiser: Person, **event: Any) -> list[Activity]:
    first = make_event(organiser=organiser, now=clock.now(), **event)
    make_series(person=organiser, event=first, rule=WEEKLY, now=clock.now())
    return dates()


def dates() -> list[Activity]:
    return list(Activity.objects.filter(series__isnull=False).order_by("occurrence"))


def english() -> Client:
    return Client(headers={"Accept-Language": "en"})


def test_days_are_shown_before_any_is_planned(organiser: Person) -> None:
    event = make_event(organiser=organiser, now=clock.now(), is_published=False)
    page, client = f"/events/{event.activity.code}/series/", signed_in(organiser)

    looked = client.post(page, RULE)

    assert (len(looked.context["days"]), Activity.objects.count()) == (4, 1)


def test_day_without_a_tick_is_left_out(organiser: Person) -> None:
    event = make_event(organiser=organiser, now=clock.now(), is_published=False)
    page, client = f"/events/{event.activity.code}/series/", signed_in(organiser)
    shown = client.post(page, RULE).context["days"]

    client.post(page, RULE | {"is_sure": "1", "day": [shown[1].isoformat(), shown[3].isoformat()]})

    assert [date.occurrence for date in dates()] == [shown[0], shown[1], shown[3]]


def test_rule_without_an_end_is_asked_for_one(organiser: Person) -> None:
    event = make_event(organiser=organiser, now=clock.now())

    answer = signed_in(organiser).post(f"/events/{event.activity.code}/series/", RULE | {"times": ""})

    assert (answer.status_code, Activity.objects.count()) == (422, 1)
    assert "until which day" in answer.content.decode()


def test_lists_show_a_series_by_its_next_date(organiser: Person) -> None:
    series = make_dates(organiser)
    make_event(organiser=organiser, title="Sendiri", now=clock.now())

    for address in ("/", "/activities/"):
        page = english().get(address)

        assert [card.activity.pk for card in page.context["cards"]] == [
            series[0].pk,
            Activity.objects.get(title="Sendiri").pk,
        ]
        assert page.context["cards"][0].repeats == "Every week, 3 more dates"
        assert "Every week, 3 more dates" in page.content.decode()


def test_next_date_stands_for_the_series_when_the_first_is_over_or_called_off(organiser: Person) -> None:
    series = make_dates(organiser)
    past = clock.now() - timedelta(days=1)
    Activity.objects.filter(pk=series[0].pk).update(starts_at=past, ends_at=past + timedelta(hours=1))
    Activity.objects.filter(pk=series[1].pk).update(state=State.WITHDRAWN)

    (card,) = english().get("/activities/").context["cards"]

    assert (card.activity.pk, card.repeats) == (series[2].pk, "Every week, 1 more date")


def test_date_moved_elsewhere_is_found_there(organiser: Person) -> None:
    series = make_dates(organiser)
    elsewhere = make_place("ID-52.71", name="Kota Mataram", zone="Asia/Makassar")
    Activity.objects.filter(pk=series[2].pk).update(place=elsewhere)

    (card,) = english().get("/activities/?place=Kota Mataram").context["cards"]

    assert card.activity.pk == series[2].pk


def test_review_of_a_series_is_one() -> None:
    place = make_place()
    organiser = make_organiser(make_group(place=place))
    series = make_dates(organiser, is_published=False)
    signed_in(organiser).post(f"/a/{series[0].code}/submit/")

    desk = signed_in(make_coordinator(place)).get("/desk/review/")

    assert {date.state for date in dates()} == {State.REVIEW}
    assert desk.content.decode().count("/a/temu-warga-") == 1


def test_event_page_leads_to_the_other_dates(organiser: Person) -> None:
    series = make_dates(organiser)

    page = english().get(series[0].get_absolute_url()).content.decode()

    assert [date.get_absolute_url() in page for date in series[1:]] == [True] * 3
    assert f"/events/{series[0].code}/dates/" in page


def test_visitor_reads_the_dates_and_signs_up_to_come(organiser: Person) -> None:
    series = make_dates(organiser)

    page = english().get(f"/events/{series[1].code}/dates/").content.decode()

    assert [date.get_absolute_url() in page for date in series] == [True] * 4
    assert f"/account/signup/?next=/events/{series[1].code}/dates/" in page


def test_one_act_registers_for_all_and_says_what_was_full(organiser: Person) -> None:
    series, person = make_dates(organiser, seats=1), make_person()
    Event.objects.update(has_waiting_list=False)
    full = Event.objects.get(pk=series[1].pk)
    register(person=make_person(), event=full, mode=Mode.HALL, party_size=1, now=clock.now())

    page = signed_in(person).post(f"/events/{series[0].code}/dates/register/", {"party_size": "1"})

    assert [outcome.refusal is None for outcome in page.context["outcomes"]] == [True, False, True, True]
    assert "All seats are taken" in page.content.decode()
    assert Registration.objects.filter(person=person).count() == 3


def test_draft_dates_are_not_there_for_strangers(organiser: Person) -> None:
    series = make_dates(organiser, is_published=False)

    for path in ("dates", "series", "series/change"):
        assert signed_in(make_person()).get(f"/events/{series[0].code}/{path}/").status_code == 404


def test_event_by_itself_has_no_page_of_dates(organiser: Person) -> None:
    event = make_event(organiser=organiser, now=clock.now())

    assert Client().get(f"/events/{event.activity.code}/dates/").status_code == 404


def test_date_is_left_out_and_another_added_on_the_page(organiser: Person) -> None:
    series, client = make_dates(organiser, is_published=False), signed_in(organiser)
    day = times_of(series[0]).day + timedelta(days=1)

    client.post(f"/events/{series[0].code}/series/skip/{series[0].code}/")
    client.post(f"/events/{series[1].code}/series/add/", {"day": day.isoformat()})

    assert [date.occurrence for date in dates()] == [day, *(date.occurrence for date in series[1:])]


def test_change_from_here_on_over_the_page(organiser: Person) -> None:
    series, client = make_dates(organiser), signed_in(organiser)
    page = f"/events/{series[2].code}/series/change/"
    form = client.get(page).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    local = times_of(series[2]).wall_clock()
    sent |= {
        "scope": "following",
        "title": "Kelas bahasa",
        "place": "Kota Semarang",
        "starts": local[0].strftime("%Y-%m-%dT%H:%M"),
        "ends": local[1].strftime("%Y-%m-%dT%H:%M"),
    }

    answer = client.post(page, sent)

    assert answer.status_code == 302, answer.context["form"].errors
    assert [date.title for date in dates()] == ["Temu warga", "Temu warga", "Kelas bahasa", "Kelas bahasa"]


def test_pages_of_dates_ask_no_more_for_many(organiser: Person) -> None:
    asked: dict[str, list[int]] = {"dates": [], "event": [], "series": []}
    for times in (2, 52):
        event = make_event(organiser=organiser, now=clock.now())
        rule = Rule(rhythm=Rhythm.WEEKLY, times=times)
        make_series(person=organiser, event=event, rule=rule, now=clock.now())
        code = event.activity.code
        asked["dates"].append(queries(Client(), f"/events/{code}/dates/"))
        asked["event"].append(queries(Client(), event.activity.get_absolute_url()))
        asked["series"].append(queries(signed_in(organiser), f"/events/{code}/series/"))

    assert asked == {"dates": [6, 6], "event": [5, 5], "series": [9, 9]}


def queries(client: Client, path: str) -> int:
    """How many a page asks, but for the shifted clock."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries)


def test_series_over_the_api(organiser: Person) -> None:
    event = make_event(organiser=organiser, now=clock.now(), is_published=True)
    path, api = f"/events/{event.activity.code}/series/", ApiClient(organiser)
    rule = {"rhythm": "weekly", "times": 3}

    days = api.post(f"{path}preview/", rule).json()["days"]
    made = api.post(path, rule | {"left_out": [days[1]]})
    added = api.post(f"{path}dates/", {"day": days[1]})
    joined = ApiClient(make_person()).put(f"{path}registrations/", {"mode": "hall", "party_size": 1})
    gone = api.delete(f"/events/{dates()[1].code}/series/dates/")

    assert [date["occurrence"] for date in made.json()["dates"]] == [days[0], days[2]]
    assert [date["occurrence"] for date in added.json()["dates"]] == days
    assert [outcome["refused"] for outcome in joined.json()] == [None] * 3
    assert (gone.status_code, dates()[1].state) == (204, State.WITHDRAWN)
    assert ApiClient(None).get(path).json()["rule"]["rhythm"] == "weekly"
