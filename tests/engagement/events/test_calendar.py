"""Calendar files and feeds as two independent programs read them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import Person, User
from core import clock
from engagement.activities.models import Activity
from engagement.activities.services import close, withdraw
from engagement.events.calendar import calendar_file
from engagement.events.models import CalendarFeed, Event, Registration
from engagement.events.services import change_event, close_feed, open_feed, register
from engagement.participation.choices import Mode
from tests.engagement.campaigns.makers import make_campaign
from tests.engagement.events.calendars import Read, read_by_both
from tests.makers import (
    make_event,
    make_group,
    make_hall,
    make_organiser,
    make_person,
    make_place,
    make_trunk,
    signed_in,
)

pytestmark = pytest.mark.django_db

LINK = "https://rapat.contoh.test/rahasia"
LONG = "Pertemuan warga tentang upah, cuti dan jam kerja di rumah tangga majikan " * 2
RTL = "لقاء العمال المهاجرين وأسرهم حول الأجور والإجازات وساعات العمل في المنازل والمصانع"


@pytest.fixture
def now() -> datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0)


def join(event: Event, person: Person | None = None, mode: Mode = Mode.HALL) -> Registration:
    return register(person=person or make_person(), event=event, mode=mode, party_size=1, now=clock.now())


def file_of(event: Event, client: Client | None = None) -> list[Read]:
    return read_by_both((client or Client()).get(f"/events/{event.activity.code}/calendar.ics").content)


def own_feed(person: Person, *, discreet: bool = False) -> str:
    """The path of her feed, from the page where she finds it."""
    page = signed_in(person).get("/calendar/")
    found = page.context["discreet" if discreet else "own"].url
    return found[found.index("/calendar/") :]


def read(path: str, **headers: str) -> list[Read]:
    answer = Client(headers={"Accept-Language": "en"} | headers).get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return read_by_both(answer.content)


@pytest.mark.parametrize("title", [LONG[:140].strip(), RTL, "Koma, titik; garis\\miring"])
def test_long_and_right_to_left_titles_arrive_whole(title: str, now: datetime) -> None:
    event = make_event(title=title, now=now)

    (entry,) = file_of(event)

    assert (entry.summary, entry.uid) == (title, f"{event.activity.code}@localhost")
    assert (entry.starts, entry.ends) == (event.activity.starts_at, event.activity.ends_at)


def test_lines_are_no_longer_than_calendars_may_have_them(now: datetime) -> None:
    event = make_event(title=RTL, now=now)

    file = calendar_file(event.activity, None, knows_place=True, now=now)

    assert max(len(line) for line in file.split(b"\r\n")) <= 75


def test_another_time_raises_the_sequence_and_keeps_the_uid(now: datetime) -> None:
    organiser = make_organiser(make_group())
    event = make_event(organiser=organiser, now=now)
    (before,) = file_of(event)

    later = make_trunk(starts_at=now + timedelta(days=5), ends_at=now + timedelta(days=5, hours=1))
    change_event(person=organiser, event=event, trunk=later, hall=make_hall(), now=now)

    (after,) = file_of(event)
    assert (before.sequence, after.sequence, after.uid) == (0, 1, before.uid)
    assert (after.starts, after.ends) == (later.starts_at, later.ends_at)


def test_called_off_says_so_under_the_same_uid(now: datetime) -> None:
    organiser = make_organiser(make_group())
    event = make_event(organiser=organiser, now=now)
    (before,) = file_of(event)

    withdraw(person=organiser, activity=event.activity, now=now)

    answer = Client().get(f"/events/{event.activity.code}/calendar.ics").content
    (after,) = read_by_both(answer)
    assert b"METHOD:CANCEL\r\n" in answer
    assert (before.status, after.status, after.uid) == ("CONFIRMED", "CANCELLED", before.uid)
    assert (before.sequence, after.sequence) == (0, 1)


def test_changed_link_changes_nothing_in_what_was_sent(now: datetime) -> None:
    organiser = make_organiser(make_group())
    event = make_event(organiser=organiser, now=now, is_online=True)
    person = make_person()
    join(event, person, Mode.ONLINE)
    (before,) = file_of(event, signed_in(person))
    address = before.url.removeprefix("http://localhost:8000")

    led_to = []
    for link in ("", LINK, LINK + "/baru"):
        change_event(
            person=organiser,
            event=event,
            trunk=make_trunk(now=now, is_online=True),
            hall=make_hall(link=link),
            now=now,
        )
        led_to.append(Client().get(address).headers["Location"])

    assert file_of(event, signed_in(person)) == [before]
    assert led_to == [event.activity.get_absolute_url(), LINK, LINK + "/baru"]
    assert (before.sequence, Activity.objects.get().time_version) == (0, 1)


def test_way_to_the_meeting_ends_with_the_registration_and_the_event(now: datetime) -> None:
    organiser = make_organiser(make_group())
    event = make_event(organiser=organiser, now=now, is_online=True)
    Event.objects.update(online_link=LINK)
    registration = join(event, mode=Mode.ONLINE)
    address = file_of(event, signed_in(registration.person))[0].url.removeprefix("http://localhost:8000")

    led_to = [Client().get(address).headers["Location"]]
    close(person=organiser, activity=event.activity, now=now)
    led_to.append(Client().get(address).headers["Location"])
    Registration.objects.update(mode=Mode.HALL)
    led_to.append(Client().get(address).headers["Location"])
    Registration.objects.update(mode=Mode.ONLINE)
    withdraw(person=organiser, activity=event.activity, now=now)
    led_to.append(Client().get(address).headers["Location"])

    page = event.activity.get_absolute_url()
    assert led_to == [LINK, LINK, page, page]


def test_own_feed_holds_what_she_registered_for_and_runs(now: datetime) -> None:
    organiser = make_organiser(make_group())
    make_event(organiser=organiser, title="Milik sendiri", now=now)
    make_event(organiser=organiser, title="Masih rencana", now=now, is_published=False)
    make_event(title="Milik orang", now=now)
    joined = make_event(title="Ikut serta", now=now, starts_at=now + timedelta(days=1))
    join(joined, organiser)
    open_feed(person=organiser, now=now)

    entries = read(own_feed(organiser))

    assert [entry.summary for entry in entries] == ["Ikut serta", "Milik sendiri"]


def test_own_feed_follows_a_move_and_a_cancellation(now: datetime) -> None:
    organiser, person = make_organiser(make_group()), make_person()
    event = make_event(organiser=organiser, now=now)
    join(event, person)
    open_feed(person=person, now=now)
    path = own_feed(person)
    (before,) = read(path)

    Activity.objects.update(starts_at=now + timedelta(days=1), time_version=2)
    (moved,) = read(path)
    withdraw(person=organiser, activity=event.activity, now=now)
    (off,) = read(path)

    assert [(entry.uid, entry.sequence, entry.status) for entry in (before, moved, off)] == [
        (before.uid, 0, "CONFIRMED"),
        (before.uid, 1, "CONFIRMED"),
        (before.uid, 2, "CANCELLED"),
    ]
    assert moved.starts == now + timedelta(days=1)


def test_discreet_feed_says_only_that_there_is_something(now: datetime) -> None:
    event, person = make_event(title="Lari dari majikan", now=now), make_person()
    join(event, person)
    open_feed(person=person, now=now)

    answer = Client().get(own_feed(person, discreet=True)).content

    (entry,) = read_by_both(answer)
    assert (entry.summary, entry.location, entry.url) == ("Event", "", "http://localhost:8000/me/inbox/")
    assert not any(word in answer.decode() for word in ("majikan", "Semarang", "Balai Contoh"))


def test_sensitive_event_is_discreet_in_ones_own_feed_too(now: datetime) -> None:
    event, person = make_event(title="Lari dari majikan", now=now, is_sensitive=True), make_person()
    join(event, person)
    open_feed(person=person, now=now)

    (entry,) = read(own_feed(person))

    assert (entry.summary, entry.url) == ("Event", "http://localhost:8000/me/inbox/")


def test_new_address_ends_the_old_ones(now: datetime) -> None:
    person = make_person()
    open_feed(person=person, now=now)
    old = [own_feed(person), own_feed(person, discreet=True)]

    open_feed(person=person, now=now)
    renewed = own_feed(person)
    answers = [Client().get(path).status_code for path in (*old, renewed)]
    close_feed(person=person)

    assert answers == [404, 404, 200]
    assert Client().get(renewed).status_code == 404


@pytest.mark.parametrize("gone", ["disabled", "merged", "other"])
def test_address_of_somebody_gone_leads_nowhere(gone: str, now: datetime) -> None:
    person = make_person()
    open_feed(person=person, now=now)
    path = own_feed(person)
    if gone == "disabled":
        User.objects.update(is_active=False)
    elif gone == "merged":
        Person.objects.filter(pk=person.pk).update(merged_into=make_person())
    else:
        CalendarFeed.objects.all().delete()

    assert Client().get(path).status_code == 404


def test_public_feeds_hold_what_is_public_and_nothing_personal(now: datetime) -> None:
    here, elsewhere = make_place(), make_place("ID-52.71", name="Kota Mataram", zone="Asia/Makassar")
    organiser = make_organiser(make_group(place=here), "Rukun Penyelenggara")
    public = make_event(organiser=organiser, title="Terbuka", now=now, is_online=True)
    Event.objects.update(online_link=LINK)
    make_event(organiser=organiser, title="Rahasia", now=now, is_sensitive=True)
    make_event(organiser=organiser, title="Rencana", now=now, is_published=False)
    make_event(organiser=organiser, title="Tahun lalu", now=now, starts_at=now - timedelta(days=91))
    make_event(title="Di Mataram", now=now, place=elsewhere)
    join(public, make_person("Sari Peserta"), Mode.ONLINE)
    group = organiser.organisations.get()

    feeds = {
        path: Client().get(path).content
        for path in (
            "/activities/calendar.ics",
            f"/groups/{group.code}/calendar.ics",
            "/places/ID-33/calendar.ics",
        )
    }

    titles = [[entry.summary for entry in read_by_both(file)] for file in feeds.values()]
    assert titles == [["Terbuka", "Di Mataram"], ["Terbuka"], ["Terbuka"]]
    text = "".join(file.decode().replace("\r\n ", "") for file in feeds.values())
    assert [word for word in ("Rahasia", "Sari", "Rukun Penyelenggara", LINK, "/o/") if word in text] == []


def test_campaign_stands_on_its_last_day(now: datetime) -> None:
    campaign = make_campaign(now=now)

    (entry,) = read("/activities/calendar.ics")

    last = campaign.activity.ends_at.astimezone(ZoneInfo(campaign.activity.zone)).date()
    assert (entry.summary, entry.starts) == (f"Last day: {campaign.activity.title}", last)


@pytest.mark.parametrize(
    "path", ["/groups/0000000000/calendar.ics", "/places/ID-99/calendar.ics", "/calendar/tidak-ada.ics"]
)
def test_feed_of_nobody_is_not_there(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_feed_that_has_not_changed_is_not_sent_again(now: datetime) -> None:
    make_event(now=now)
    first = Client().get("/activities/calendar.ics")
    known = {"If-None-Match": first.headers["ETag"]}

    def again() -> HttpResponse:
        return Client(headers=known).get("/activities/calendar.ics")  # type: ignore[return-value]  # the test's own

    unchanged = again()
    Activity.objects.update(title="Judul lain")
    changed = again()

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert (changed.status_code, changed.headers["ETag"] == first.headers["ETag"]) == (200, False)


def test_own_feed_is_kept_by_nobody_on_the_way(now: datetime) -> None:
    person = make_person()
    open_feed(person=person, now=now)

    answer = Client().get(own_feed(person))

    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_feed_read_too_often_asks_to_wait(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    person = make_person()
    open_feed(person=person, now=now)
    path = own_feed(person)
    answers = [Client().get(path) for _time in range(121)]

    assert {answer.status_code for answer in answers[:120]} == {200}
    assert answers[120].status_code == 429
    assert int(answers[120].headers["Retry-After"]) <= 3600


def test_page_gives_takes_and_closes_the_address(now: datetime) -> None:
    person = make_person()
    client = signed_in(person)

    before = client.get("/calendar/").context["own"]
    client.post("/calendar/open/")
    given = client.get("/calendar/").context["own"]
    client.post("/calendar/close/")
    after = client.get("/calendar/").context["own"]

    assert (before, given.webcal.startswith("webcal://localhost:8000/calendar/"), after) == (None, True, None)


def test_page_gives_the_address_of_a_place() -> None:
    make_place()

    page = Client().get("/calendar/?place=Kota Semarang")

    assert page.context["of_place"].url == "http://localhost:8000/places/ID-33.74/calendar.ics"
