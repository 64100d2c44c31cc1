"""Pages of events as people meet them: the page, registering, planning, who comes."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog
from core import clock
from engagement.activities.models import Activity
from engagement.events.models import Attendance, Event, Registration
from engagement.events.services import draft_event, mark_attendance, register
from engagement.participation.choices import Mode
from engagement.participation.selectors import live
from tests.makers import (
    make_coordinator,
    make_event,
    make_group,
    make_hall,
    make_organiser,
    make_person,
    make_place,
    make_trunk,
    publish,
    signed_in,
)

pytestmark = pytest.mark.django_db

LINK = "https://rapat.contoh.test/rahasia"


def event_now(**more: Any) -> Event:
    return make_event(now=clock.now(), **more)


def event_at_the_door(**more: Any) -> Event:
    """One that begins within the hour."""
    return event_now(starts_at=clock.now() + timedelta(hours=1), **more)


def page_of(event: Event) -> str:
    return event.activity.get_absolute_url()


def join(event: Event, called: str = "Sari", party_size: int = 1, mode: Mode = Mode.HALL) -> Registration:
    person = make_person(called)
    return register(person=person, event=event, mode=mode, party_size=party_size, now=clock.now())


def test_old_slug_leads_to_the_new_one() -> None:
    event = event_now(title="Nama baru")

    answer = Client().get(f"/a/nama-lama-{event.activity.code}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/a/nama-baru-{event.activity.code}/")


def test_draft_is_not_there_for_strangers() -> None:
    event = event_now(is_published=False)
    organiser = make_organiser(event.activity.organisation)

    seen = [
        client.get(page_of(event)).status_code
        for client in (Client(), signed_in(make_person()), signed_in(organiser))
    ]

    assert seen == [404, 404, 200]


def test_visitor_is_led_to_sign_up_and_back() -> None:
    event = event_now()

    page = Client().get(page_of(event)).content.decode()

    assert f'href="/account/signup/?next={page_of(event)}"' in page


def test_person_registers_a_party_of_three() -> None:
    event, person = event_now(), make_person()

    answer = signed_in(person).post(
        f"/events/{event.activity.code}/register/", {"party_size": 3}, follow=True
    )

    assert answer.redirect_chain == [(page_of(event), 302)]
    assert "3 people, in the hall" in answer.content.decode()
    assert Registration.objects.get().party_size == 3


def test_full_event_says_how_many_seats_are_left() -> None:
    event = event_now(seats=4, hall={"has_waiting_list": False})
    join(event, party_size=2)

    answer = signed_in(make_person()).post(f"/events/{event.activity.code}/register/", {"party_size": 3})

    assert answer.status_code == 422
    assert "Only 2 seats are left. Register fewer people." in answer.content.decode()


def test_person_cancels_on_the_page() -> None:
    event = event_now()
    registration = join(event)

    signed_in(registration.person).post(f"/events/{event.activity.code}/cancel/")

    registration.refresh_from_db()
    assert registration.state == "cancelled"


@pytest.mark.parametrize(("mode", "shown"), [(Mode.ONLINE, True), (Mode.HALL, False)])
def test_online_link_is_shown_to_who_registered_online(mode: Mode, shown: bool) -> None:
    event = event_now(is_online=True)
    Event.objects.update(online_link=LINK)
    registration = join(event, mode=mode)
    clients = (signed_in(registration.person), Client(), signed_in(make_person()))

    seen = [LINK in client.get(page_of(event)).content.decode() for client in clients]

    assert seen == [shown, False, False]


def test_sensitive_event_tells_no_place_to_strangers() -> None:
    event = event_now(is_sensitive=True)

    page = Client().get(page_of(event)).content.decode()

    assert ("Balai Contoh" in page, "Semarang" in page) == (False, False)


@pytest.mark.parametrize("rows", [1, 4])
def test_page_asks_as_much_for_any_number_of_registrations(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = event_now()
    for _number in range(rows):
        join(event)

    with django_assert_num_queries(5):
        Client().get(page_of(event))


@pytest.mark.parametrize("rows", [1, 4])
def test_list_of_people_asks_as_much_for_any_number(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = event_now()
    for _number in range(rows):
        join(event)
    client = signed_in(make_organiser(event.activity.organisation))

    with django_assert_num_queries(12):
        client.get(f"/events/{event.activity.code}/people/")


def test_look_at_the_list_is_logged_for_each_person() -> None:
    event = event_now()
    registration = join(event)
    organiser = make_organiser(event.activity.organisation)

    signed_in(organiser).get(f"/events/{event.activity.code}/people/")

    assert list(AccessLog.objects.values_list("person", "viewer", "what")) == [
        (registration.person_id, organiser.pk, "event_people")
    ]


def test_organiser_marks_who_came_and_takes_it_back() -> None:
    event = event_at_the_door()
    registration = join(event)
    client = signed_in(make_organiser(event.activity.organisation))
    address = f"/events/{event.activity.code}/people/{registration.person.code}/"

    client.post(address)
    client.post(address)
    came = (Attendance.objects.count(), live().filter(verb="came").count(), _came(event))
    client.post(address, {"undo": "1"})

    assert came == (1, 1, 1)
    assert (Attendance.objects.count(), live().filter(verb="came").count(), _came(event)) == (0, 0, 0)


def test_list_shows_who_came_without_registering() -> None:
    event = event_at_the_door()
    organiser = make_organiser(event.activity.organisation)
    guest = make_person("Tamu Tanpa Daftar")
    mark_attendance(marked_by=organiser, event=event, person=guest, mode=Mode.HALL, now=clock.now())
    client = signed_in(organiser)

    page = client.get(f"/events/{event.activity.code}/people/").content.decode()
    client.post(f"/events/{event.activity.code}/people/{guest.code}/", {"undo": "1"})

    assert ("Tamu Tanpa Daftar" in page, "did not register" in page) == (True, True)
    assert Attendance.objects.count() == 0


def test_names_are_hidden_from_organisers_of_unverified_groups_and_other_places() -> None:
    organiser = make_organiser(make_group(is_verified=False))
    event = event_now(organiser=organiser)
    join(event)
    elsewhere = make_coordinator(make_place("ID-52"))

    seen = [
        signed_in(person).get(f"/events/{event.activity.code}/people/").status_code
        for person in (organiser, elsewhere)
    ]

    assert seen == [404, 404]


def test_organiser_plans_by_the_clock_of_the_place() -> None:
    make_place("ID-52.71", name="Kota Mataram", zone="Asia/Makassar")
    group = make_group()
    client = signed_in(make_organiser(group))
    day = (clock.now() + timedelta(days=5)).date()

    answer = client.post(
        "/events/new/",
        {
            "organisation": group.pk,
            "title": "Lokakarya Mataram",
            "summary": "Bersama.",
            "original_language": "id",
            "place": "mataram",
            "starts": f"{day}T09:00",
            "ends": f"{day}T11:30",
            "in_hall": "on",
            "venue": "Balai Contoh",
            "seats": "40",
            "party_most": "4",
        },
    )

    activity = Activity.objects.get()
    assert answer.status_code == 302
    assert (activity.zone, activity.starts_at.isoformat(), activity.state) == (
        "Asia/Makassar",
        f"{day}T01:00:00+00:00",
        "draft",
    )


def test_form_refuses_an_end_before_the_start_and_no_way_to_take_part() -> None:
    make_place()
    group = make_group()
    client = signed_in(make_organiser(group))

    answer = client.post(
        "/events/new/",
        {
            "organisation": group.pk,
            "title": "T",
            "summary": "S",
            "original_language": "id",
            "place": "semarang",
            "starts": "2027-01-02T09:00",
            "ends": "2027-01-02T08:00",
            "party_most": "4",
        },
    )

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"ends", "in_hall"}


def change_form(client: Client, event: Event, **changes: str) -> dict[str, str]:
    """What a browser sends when only `changes` were made on the page of changing it."""
    form = client.get(f"/events/{event.activity.code}/change/").context["form"]
    initial = {name: form.initial.get(name, field.initial) for name, field in form.fields.items()}
    sent = {name: str(value) for name, value in initial.items() if value not in (None, False, "")}
    sent |= {name: initial[name].strftime("%Y-%m-%dT%H:%M") for name in ("starts", "ends") if name in initial}
    return sent | {"place": "kota semarang"} | changes


MOVED = {"starts": "2027-03-01T09:00", "ends": "2027-03-01T10:00"}


def test_move_says_first_how_many_will_be_told_and_saves_nothing_yet() -> None:
    event = event_now()
    join(event)
    client = signed_in(make_organiser(event.activity.organisation))

    answer = client.post(f"/events/{event.activity.code}/change/", change_form(client, event, **MOVED))

    assert (answer.status_code, answer.context["told"]) == (200, 1)
    assert "1 person is registered and will be told" in answer.content.decode()
    assert Activity.objects.get().time_version == 1


def test_move_that_one_is_sure_of_is_saved_and_the_page_says_what_it_was() -> None:
    event = event_now()
    join(event)
    client = signed_in(make_organiser(event.activity.organisation))
    sent = change_form(client, event, **MOVED, note="Aula dipakai.")

    client.post(f"/events/{event.activity.code}/change/", sent | {"is_sure": "1"})

    assert Activity.objects.get().time_version == 2
    page = client.get(event.activity.get_absolute_url()).content.decode()
    visitors = (
        Client(headers={"accept-language": "en"}).get(event.activity.get_absolute_url()).content.decode()
    )
    assert ["It was:" in seen for seen in (page, visitors)] == [True, True]
    assert ["Aula dipakai." in seen for seen in (page, visitors)] == [True, False]


def test_other_words_or_nobody_to_tell_ask_for_no_second_click() -> None:
    event = event_now()
    client = signed_in(make_organiser(event.activity.organisation))

    client.post(f"/events/{event.activity.code}/change/", change_form(client, event, **MOVED))
    join(event)
    answer = client.post(f"/events/{event.activity.code}/change/", change_form(client, event, title="Lain"))

    assert answer.status_code == 302
    assert Activity.objects.values_list("title", "time_version").get() == ("Lain", 2)


def test_organiser_is_told_that_nobody_heard_of_a_date_in_the_past() -> None:
    event = event_now()
    client = signed_in(make_organiser(event.activity.organisation))
    past = {"starts": "2026-01-05T09:00", "ends": "2026-01-05T10:00"}

    client.post(f"/events/{event.activity.code}/change/", change_form(client, event, **past))

    visitor = Client(headers={"accept-language": "en"})
    pages = [one.get(event.activity.get_absolute_url()).content.decode() for one in (client, visitor)]
    assert ["nobody was told of it" in page for page in pages] == [True, False]


def test_calendar_file_keeps_its_uid_and_hides_the_link() -> None:
    event = event_now(is_online=True)
    Event.objects.update(online_link=LINK)

    file = Client().get(f"/events/{event.activity.code}/calendar.ics").content.decode()

    assert f"UID:{event.activity.code}@" in file
    assert (LINK in file, "SEQUENCE:0" in file) == (False, True)


@pytest.mark.parametrize(
    ("is_online", "words", "button"),
    [(False, "Seats become free when somebody cancels.", None), (True, "still take part online", "online")],
)
def test_full_hall_says_what_to_do(is_online: bool, words: str, button: str | None) -> None:
    event = event_now(seats=1, is_online=is_online, hall={"has_waiting_list": False})
    join(event)

    for client in (Client(headers={"Accept-Language": "en"}), signed_in(make_person())):
        page = client.get(page_of(event)).content.decode()

        assert words in page
        assert "I am coming" not in page
        assert ("I will be online" in page) is bool(button)


def test_who_came_by_a_full_hall_registers_online() -> None:
    event = event_now(seats=1, is_online=True, hall={"has_waiting_list": False})
    join(event)
    client = signed_in(make_person("Budi"))
    form = client.get(page_of(event)).context["registration_form"]

    client.post(
        f"/events/{event.activity.code}/register/", {"party_size": 1, "mode": form["mode"].initial.value}
    )

    assert [value for value, _label in form.fields["mode"].choices] == ["online"]
    assert Registration.objects.get(person__called="Budi").mode == Mode.ONLINE


def test_page_says_that_signing_up_was_not_registering() -> None:
    event = event_now()
    client = signed_in(make_person())

    assert "One more step: you are not registered yet." in client.get(page_of(event)).content.decode()


def test_event_without_a_hall_is_online_and_nowhere_else() -> None:
    organiser = make_organiser(make_group())
    draft_event(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=make_trunk(now=clock.now(), is_online=True),
        hall=make_hall(in_hall=False, seats=None),
        now=clock.now(),
    )
    activity = Activity.objects.get()
    publish(activity)

    client = Client(headers={"Accept-Language": "en"})
    card, page = client.get("/activities/").context["cards"][0], client.get(activity.get_absolute_url())

    assert (card.where, page.context["where"]) == ("Online", "Online")
    assert card.line == "0 people are coming"


def _came(event: Event) -> int:
    return event.activity.counters.get(name="came").value
