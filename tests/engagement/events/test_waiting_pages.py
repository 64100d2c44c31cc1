"""Pages of the waiting list: what a person reads and can do, and what those who run the event see."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog, Person
from core import clock
from engagement.events.models import Event, Registration
from engagement.events.services import cancel_registration, register
from engagement.participation.choices import Mode
from tests.api.documented import ApiClient
from tests.makers import make_event, make_group, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db


def event_now(seats: int | None = 1, **more: Any) -> Event:
    return make_event(now=clock.now(), seats=seats, **more)


def join(event: Event, called: str = "Sari", party_size: int = 1, mode: Mode = Mode.HALL) -> Registration:
    person = make_person(called)
    return register(person=person, event=event, mode=mode, party_size=party_size, now=clock.now())


def page(event: Event, person: Person | None) -> str:
    client = signed_in(person) if person else Client(headers={"Accept-Language": "en"})
    return client.get(event.activity.get_absolute_url()).content.decode()


def post(event: Event, person: Person, rest: str, **fields: str) -> str:
    answer = signed_in(person).post(f"/events/{event.activity.code}/{rest}/", fields, follow=True)
    return answer.content.decode()


def offered(event: Event) -> Registration:
    """One who has waited and is offered the seat now."""
    sitting, waiter = join(event), join(event)
    cancel_registration(person=sitting.person, event=event, now=clock.now())
    waiter.refresh_from_db()
    assert waiter.state == "offered"
    return waiter


def test_full_event_offers_the_waiting_list_to_everyone() -> None:
    event = event_now()
    join(event)

    for person in (None, make_person()):
        seen = page(event, person)

        assert "Join the waiting list" in seen
        assert "I am coming" not in seen


def test_person_joins_the_list_and_reads_her_number() -> None:
    event, person = event_now(), make_person()
    join(event)
    join(event)

    seen = post(event, person, "register", party_size="1")

    assert "You are number 2 on the waiting list" in seen
    assert "When it is your turn, the seats are yours, and we write to you at once." in seen


def test_number_on_the_list_of_a_sensitive_event_is_not_told() -> None:
    event = event_now(is_sensitive=True)
    join(event)
    waiter = join(event)

    seen = page(event, waiter.person)
    told = ApiClient(waiter.person).get(f"/events/{event.activity.code}/registration/").json()

    assert ("You are on the waiting list" in seen, "number 1" in seen) == (True, False)
    assert (told["state"], told["place_in_queue"], "Balai Contoh" in seen) == ("waiting", None, False)


def test_person_takes_the_offered_seat() -> None:
    event = event_now(hall={"offer_hours": 24})
    waiter = offered(event)

    before, after = page(event, waiter.person), post(event, waiter.person, "offer")

    assert ("Seats are kept for you" in before, "Please answer until" in before) == (True, True)
    assert "You are registered" in after


def test_person_leaves_the_offered_seat() -> None:
    event = event_now(hall={"offer_hours": 24})
    waiter = offered(event)

    seen = post(event, waiter.person, "offer", decline="1")

    waiter.refresh_from_db()
    assert ("The seats go to the next" in seen, waiter.state) == (True, "declined")


def test_offer_whose_time_is_over_reads_so_before_anybody_ended_it() -> None:
    event = event_now(hall={"offer_hours": 24})
    waiter = offered(event)
    Registration.objects.filter(pk=waiter.pk).update(offered_until=clock.now() - timedelta(seconds=1))

    seen, answered = page(event, waiter.person), post(event, waiter.person, "offer")

    assert ("The time to answer is over" in seen, "Yes, I am coming" in seen) == (True, False)
    assert "the seat goes to the next" in answered


def test_approval_is_asked_for_and_given_on_the_page() -> None:
    event, person = event_now(hall={"needs_approval": True}), make_person("Ani")
    organiser = make_organiser(event.activity.organisation)

    asked = post(event, person, "register", party_size="1")
    code = Registration.objects.get().code
    listed = signed_in(organiser).get(f"/events/{event.activity.code}/waiting/").content.decode()
    post(event, organiser, f"waiting/{code}")

    assert "You have asked to come" in asked
    assert ("Ani" in listed, "Waiting for your word" in listed) == (True, True)
    assert "You are registered" in page(event, person)


def test_declined_reads_the_reason_and_no_form() -> None:
    event, person = event_now(hall={"needs_approval": True}), make_person("Ani")
    organiser = make_organiser(event.activity.organisation)
    post(event, person, "register", party_size="1")
    code = Registration.objects.get().code

    silent = post(event, organiser, f"waiting/{code}", decline="1", reason="")
    post(event, organiser, f"waiting/{code}", decline="1", reason="Hanya untuk kader.")
    seen = page(event, person)

    assert "Write why, so that they can understand it." in silent
    assert "Hanya untuk kader." in seen
    assert "Ask to come" not in seen


def test_past_the_deadline_the_page_says_so() -> None:
    event = event_now()
    Event.objects.update(registration_closes_at=clock.now() - timedelta(minutes=1))

    seen = page(event, make_person())

    assert ("The time to register is over" in seen, "I am coming" in seen) == (True, False)


@pytest.mark.parametrize("rows", [1, 4])
def test_list_asks_as_much_for_any_number_and_logs_each_look(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = event_now()
    join(event)
    waiting = [join(event, f"Penunggu{number}") for number in range(rows)]
    client = signed_in(make_organiser(event.activity.organisation))

    with django_assert_num_queries(12):
        seen = client.get(f"/events/{event.activity.code}/waiting/").content.decode()

    assert [f"Penunggu{number}" in seen for number in range(rows)] == [True] * rows
    assert set(AccessLog.objects.values_list("person", flat=True)) == {one.person_id for one in waiting}


def test_list_is_not_there_for_others() -> None:
    event = event_now()
    waiter = join(event), join(event)

    seen = [
        client.get(f"/events/{event.activity.code}/waiting/").status_code
        for client in (signed_in(waiter[1].person), signed_in(make_organiser(make_group())))
    ]

    assert seen == [404, 404]


def test_me_page_shows_what_one_waits_for() -> None:
    event = event_now()
    join(event)
    waiter = join(event)

    seen = signed_in(waiter.person).get("/me/").content.decode()

    assert ("Temu warga" in seen, "On the waiting list" in seen) == (True, True)


def test_settings_of_the_form_are_kept_and_work_left_alone() -> None:
    event = event_now()
    client = signed_in(make_organiser(event.activity.organisation))
    form = client.get(f"/events/{event.activity.code}/change/").context["form"]
    same = {name: value for name in form.fields if (value := form.initial.get(name)) not in (None, False, "")}
    same |= {"place": "kota semarang"}
    closes = same["starts"].strftime("%Y-%m-%dT%H:%M")

    client.post(f"/events/{event.activity.code}/change/", same)
    left_alone = Event.objects.get()
    changed = same | {"offer_hours": "24", "smaller_may_overtake": "on", "registration_closes": closes}
    answer = client.post(f"/events/{event.activity.code}/change/", changed)

    assert (left_alone.has_waiting_list, left_alone.offer_hours, left_alone.needs_approval) == (
        True,
        None,
        False,
    )
    after = Event.objects.get()
    assert answer.status_code == 302
    assert (after.offer_hours, after.smaller_may_overtake) == (24, True)
    assert after.registration_closes_at == event.activity.starts_at.replace(second=0, microsecond=0)


def test_api_waits_is_offered_and_decided() -> None:
    event = event_now(hall={"offer_hours": 24})
    sitting = join(event)
    ani, budi = ApiClient(make_person("Ani")), ApiClient(make_person("Budi"))
    organiser = ApiClient(make_organiser(event.activity.organisation))
    path = f"/events/{event.activity.code}/"

    waiting = [client.put(f"{path}registration/", {"mode": "hall"}).json() for client in (ani, budi)]
    ApiClient(sitting.person).delete(f"{path}registration/")
    listed = organiser.get(f"{path}waiting/").json()["results"]
    left = ani.delete(f"{path}registration/offer/").json()
    taken = budi.post(f"{path}registration/offer/").json()
    again = budi.post(f"{path}registration/offer/")

    assert [(one["state"], one["place_in_queue"]) for one in waiting] == [("waiting", 1), ("waiting", 2)]
    assert [(one["called"], one["state"]) for one in listed] == [("Ani", "offered"), ("Budi", "waiting")]
    assert (left["state"], left["declined_by"], taken["state"]) == ("declined", "person", "confirmed")
    assert (again.status_code, again.json()["code"]) == (409, "nothing_offered")


def test_api_approves_and_declines() -> None:
    event = event_now(seats=5, hall={"needs_approval": True})
    ani, budi = ApiClient(make_person("Ani")), ApiClient(make_person("Budi"))
    organiser = ApiClient(make_organiser(event.activity.organisation))
    path = f"/events/{event.activity.code}/"
    codes = [client.put(f"{path}registration/", {"mode": "hall"}).json()["code"] for client in (ani, budi)]

    organiser.post(f"{path}waiting/{codes[0]}/approve/")
    organiser.post(f"{path}waiting/{codes[1]}/decline/", {"reason": "Penuh kuota kader."})
    by_stranger = ani.post(f"{path}waiting/{codes[1]}/approve/")

    stand = [client.get(f"{path}registration/").json() for client in (ani, budi)]
    assert [(one["state"], one["reason"]) for one in stand] == [
        ("confirmed", ""),
        ("declined", "Penuh kuota kader."),
    ]
    assert by_stranger.status_code == 404
