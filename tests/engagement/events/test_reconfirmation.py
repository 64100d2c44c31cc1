"""Who still comes: asked once, answered in one tap, and what becomes of the seats of who is silent."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.choices import ConsentWay
from accounts.models import AccessLog, ContactPoint, Person
from accounts.purposes import REMINDERS
from accounts.services import record_consent
from core import clock
from core.models import Fact
from engagement.activities.models import Activity, ActivityCounter
from engagement.events import guests, still_links
from engagement.events.errors import NothingAsked, SeatLapsed, TooLittleTimeToAnswer
from engagement.events.models import Event, Reconfirmation, Registration
from engagement.events.selectors import still_coming
from engagement.events.services import (
    ask_who_still_comes,
    cancel_registration,
    free_silent_seats,
    register,
    say_still_coming,
)
from engagement.events.services.guests import register_guest
from engagement.participation.choices import Mode
from engagement.participation.selectors import live
from tests.api.documented import ApiClient
from tests.makers import NOW, make_event, make_group, make_organiser, make_person, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db

START = NOW + timedelta(days=3)
ASKS = START - timedelta(hours=48)
UNTIL = START - timedelta(hours=24)
"""The event of tests is in three days; people are asked 48 hours before and answer until 24 hours before."""


def event_that_asks(*, frees: bool = True, seats: int | None = 10, **more: Any) -> Event:
    # Any: a test names the fields it changes
    hall = {"reconfirm_hours": 48, "frees_silent_seats": frees, **more.pop("hall", {})}
    return make_event(seats=seats, hall=hall, **more)


def join(event: Event, called: str = "Sari", *, party_size: int = 1, now: datetime = NOW) -> Registration:
    person = make_person(called)
    return register(person=person, event=event, mode=Mode.HALL, party_size=party_size, now=now)


def seats_taken(event: Event) -> int:
    return ActivityCounter.objects.get(activity=event.activity, name="hall").value


def stands(registration: Registration) -> tuple[str, str]:
    registration.refresh_from_db()
    return registration.state, registration.declined_by


def test_everyone_with_a_seat_is_asked_once_and_not_before_the_hour() -> None:
    event = event_that_asks(seats=2)
    sitting, _waiting = join(event, party_size=2), join(event)

    asked = [ask_who_still_comes(now=at) for at in (ASKS - timedelta(minutes=1), ASKS, ASKS)]

    question = Reconfirmation.objects.get()
    assert asked == [0, 1, 0]
    assert (question.registration, question.asked_at, question.answer_until) == (sitting, ASKS, UNTIL)
    assert Fact.objects.filter(name="reconfirmation_asked").count() == 1


def test_event_that_does_not_ask_asks_nobody() -> None:
    join(make_event())

    assert ask_who_still_comes(now=ASKS) == 0


def test_who_registers_after_the_hour_is_not_asked_and_keeps_the_seat() -> None:
    event = event_that_asks()
    late = join(event, now=ASKS)

    ask_who_still_comes(now=ASKS + timedelta(hours=1))
    free_silent_seats(now=UNTIL)

    assert (Reconfirmation.objects.count(), stands(late)) == (0, ("confirmed", ""))


def test_whom_no_mail_reaches_is_not_asked_and_loses_nothing() -> None:
    event = event_that_asks()
    without_address, bounced, stopped = (join(event) for _number in range(3))
    ContactPoint.objects.filter(person=without_address.person).delete()
    ContactPoint.objects.filter(person=bounced.person).update(suppressed_at=NOW)
    record_consent(
        person=stopped.person,
        purpose=REMINDERS.name,
        channel="email",
        given=False,
        way=ConsentWay.STOP_LINK,
        language="en",
        now=NOW,
    )

    asked = ask_who_still_comes(now=ASKS)
    free_silent_seats(now=UNTIL)

    assert (asked, seats_taken(event)) == (0, 3)


def test_nobody_is_asked_when_too_little_time_is_left_to_answer() -> None:
    join(event_that_asks())

    assert ask_who_still_comes(now=UNTIL - timedelta(hours=12) + timedelta(seconds=1)) == 0
    assert ask_who_still_comes(now=UNTIL - timedelta(hours=12)) == 1


def test_asking_leaves_at_least_twelve_hours() -> None:
    with pytest.raises(TooLittleTimeToAnswer):
        event_that_asks(hall={"reconfirm_hours": 35})


def test_yes_is_kept_and_said_twice_it_is_one() -> None:
    event = event_that_asks()
    registration = join(event)
    ask_who_still_comes(now=ASKS)
    say: Callable[[datetime], Reconfirmation] = partial(
        lambda at: say_still_coming(person=registration.person, event=event, now=at)
    )

    first, second = say(ASKS), say(ASKS + timedelta(hours=1))
    free_silent_seats(now=UNTIL)

    assert (first.answered_at, second.answered_at) == (ASKS, ASKS)
    assert stands(registration) == ("confirmed", "")
    assert Fact.objects.filter(name="still_coming_said").count() == 1


def test_yes_of_whom_nobody_asked_is_refused() -> None:
    event = event_that_asks()
    registration = join(event)

    for person in (registration.person, make_person()):
        with pytest.raises(NothingAsked):
            say_still_coming(person=person, event=event, now=NOW)


def test_silent_keep_their_seat_unless_the_organiser_wants_otherwise() -> None:
    event = event_that_asks(frees=False)
    registration = join(event)
    ask_who_still_comes(now=ASKS)

    freed = free_silent_seats(now=UNTIL + timedelta(hours=1))
    late = say_still_coming(person=registration.person, event=event, now=UNTIL + timedelta(hours=2))

    assert (freed, stands(registration)) == (0, ("confirmed", ""))
    assert late.answered_at == UNTIL + timedelta(hours=2)


def test_seats_of_the_silent_go_to_those_who_wait_in_their_order() -> None:
    event = event_that_asks(seats=4)
    silent, _says_yes = join(event, party_size=2), join(event, party_size=2)
    first, second = join(event, party_size=2), join(event)
    ask_who_still_comes(now=ASKS)
    say_still_coming(person=_says_yes.person, event=event, now=ASKS)

    freed = [free_silent_seats(now=at) for at in (UNTIL - timedelta(seconds=1), UNTIL, UNTIL)]

    assert freed == [0, 1, 0]
    assert [stands(one) for one in (silent, _says_yes, first, second)] == [
        ("declined", "silence"),
        ("confirmed", ""),
        ("confirmed", ""),
        ("waiting", ""),
    ]
    assert seats_taken(event) == 4
    assert not live().filter(person=silent.person, activity=event.activity).exists()
    with pytest.raises(SeatLapsed):
        say_still_coming(person=silent.person, event=event, now=UNTIL)


def test_who_lost_the_seat_registers_again_and_is_not_asked_again() -> None:
    event = event_that_asks()
    registration = join(event)
    ask_who_still_comes(now=ASKS)
    free_silent_seats(now=UNTIL)

    register(person=registration.person, event=event, mode=Mode.HALL, party_size=1, now=UNTIL)
    ask_who_still_comes(now=UNTIL)
    free_silent_seats(now=UNTIL + timedelta(hours=1))

    assert stands(registration) == ("confirmed", "")
    assert Reconfirmation.objects.count() == 1


def test_another_start_asks_again_and_the_old_silence_costs_nothing() -> None:
    event = event_that_asks()
    said_yes, silent = join(event), join(event)
    ask_who_still_comes(now=ASKS)
    say_still_coming(person=said_yes.person, event=event, now=ASKS)
    moved = timedelta(days=7)
    Activity.objects.filter(pk=event.pk).update(starts_at=START + moved, ends_at=START + moved * 2)

    freed = free_silent_seats(now=UNTIL)
    asked = ask_who_still_comes(now=UNTIL), ask_who_still_comes(now=ASKS + moved)

    assert (freed, asked, stands(silent)) == (0, (0, 1), ("confirmed", ""))
    assert Reconfirmation.objects.filter(starts_at=START + moved, answered_at=None).count() == 2


def test_event_called_off_takes_nobody_a_seat() -> None:
    event = event_that_asks()
    registration = join(event)
    ask_who_still_comes(now=ASKS)
    Activity.objects.filter(pk=event.pk).update(state="withdrawn")

    assert (free_silent_seats(now=UNTIL), stands(registration)) == (0, ("confirmed", ""))


def test_counts_say_who_comes_who_gave_up_who_is_silent_and_who_lost_the_seat() -> None:
    event = event_that_asks()
    says_yes, yes_then_no, says_no, lapses = (join(event) for _number in range(4))
    ask_who_still_comes(now=ASKS)
    for one in (says_yes, yes_then_no):
        say_still_coming(person=one.person, event=event, now=ASKS)
    for one in (yes_then_no, says_no):
        cancel_registration(person=one.person, event=event, now=ASKS)
    event.refresh_from_db()

    before = still_coming(event)
    free_silent_seats(now=UNTIL)
    after = still_coming(event)

    assert (before.asked, before.still_coming, before.gave_up, before.silent, before.lapsed) == (
        4,
        1,
        2,
        1,
        0,
    )
    assert (after.asked, after.still_coming, after.gave_up, after.silent, after.lapsed) == (4, 1, 2, 0, 1)
    assert stands(lapses) == ("declined", "silence")


def asked_now(event: Event) -> Registration:
    """One who was just asked, by the clock of the site."""
    registration = join(event, now=clock.now() - timedelta(hours=30))
    ask_who_still_comes(now=clock.now())
    assert Reconfirmation.objects.filter(registration=registration).exists()
    return registration


def soon(**more: Any) -> Event:  # Any: a test names the fields it changes
    return event_that_asks(now=clock.now() - timedelta(hours=30), **more)


def test_link_shows_two_buttons_changes_nothing_and_takes_the_yes() -> None:
    registration = asked_now(soon())
    path, client = still_links.path_of(registration), Client(headers={"Accept-Language": "en"})

    seen = client.get(path).content.decode()
    untouched = Reconfirmation.objects.get().answered_at
    after = client.post(path, {"do": "still"}, follow=True).content.decode()

    assert ("Yes, I am still coming" in seen, "I cannot come after all" in seen) == (True, True)
    assert (untouched, Reconfirmation.objects.get().answered_at is not None) == (None, True)
    assert "You have said that you still come." in after


def test_link_takes_the_no() -> None:
    registration = asked_now(soon())
    client = Client(headers={"Accept-Language": "en"})

    after = client.post(still_links.path_of(registration), {"no": "1"}, follow=True).content.decode()

    assert (stands(registration), "You are not registered any more" in after) == (("cancelled", ""), True)


def test_link_of_a_seat_that_lapsed_says_so() -> None:
    event = soon()
    registration = asked_now(event)
    Reconfirmation.objects.update(answer_until=clock.now())
    free_silent_seats(now=clock.now())
    client = Client(headers={"Accept-Language": "en"})

    seen = client.get(still_links.path_of(registration)).content.decode()

    assert "Your seat went to others" in seen
    assert "Yes, I am still coming" not in seen


def test_link_is_refused_when_damaged_joined_anew_or_sensitive() -> None:
    event, sensitive = soon(), soon(is_sensitive=True)
    registration, hidden = asked_now(event), asked_now(sensitive)
    paths = [still_links.path_of(one) for one in (registration, hidden)]
    cancel_registration(person=registration.person, event=event, now=clock.now())
    register(person=registration.person, event=event, mode=Mode.HALL, party_size=1, now=clock.now())

    seen = [Client().get(path).status_code for path in (*paths, paths[0][:-3] + "xx/")]

    assert seen == [404, 404, 404]


def test_event_page_asks_and_takes_both_answers() -> None:
    event = soon()
    registration = asked_now(event)
    client, path = signed_in(registration.person), f"/events/{event.activity.code}/still-coming/"

    before = client.get(event.activity.get_absolute_url()).content.decode()
    yes = client.post(path, {"do": "still"}, follow=True).content.decode()
    no = client.post(path, {"no": "1"}, follow=True).content.decode()

    assert ("Yes, I am still coming" in before, "Yes, I am still coming" in yes) == (True, False)
    assert ("Your seats stay yours." in yes, "Your seats are free for others now." in no) == (True, True)
    assert stands(registration) == ("cancelled", "")


def test_guest_answers_on_her_own_page() -> None:
    event, before = soon(), clock.now() - timedelta(hours=30)
    registration = register_guest(
        email="tamu@contoh.test",
        called="Tamu",
        event=event,
        mode=Mode.HALL,
        party_size=1,
        language="en",
        now=before,
    )
    ask_who_still_comes(now=clock.now())
    path, client = guests.manage_path(registration), Client(headers={"Accept-Language": "en"})

    seen = client.get(path).content.decode()
    client.post(path, {"do": "still"})
    answered = Reconfirmation.objects.get().answered_at
    client.post(path, {"no": "1"})

    assert ("Are you still coming?" in seen, answered is not None) == (True, True)
    assert stands(registration) == ("cancelled", "")


@pytest.mark.parametrize("rows", [1, 4])
def test_organiser_sees_numbers_and_the_silent_and_each_look_is_logged(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = soon(seats=None)
    silent = [asked_now(event) for _number in range(rows)]
    client = signed_in(make_organiser(event.activity.organisation))

    with django_assert_num_queries(14):
        seen = client.get(f"/events/{event.activity.code}/reconfirmation/").content.decode()

    assert ("Who still comes" in seen, "No answer yet" in seen) == (True, True)
    assert set(AccessLog.objects.values_list("person", flat=True)) == {one.person_id for one in silent}


def test_answers_are_not_there_for_others() -> None:
    event = soon()
    registration = asked_now(event)

    seen = [
        signed_in(person).get(f"/events/{event.activity.code}/reconfirmation/").status_code
        for person in (registration.person, make_organiser(make_group()))
    ]

    assert seen == [404, 404]


def test_api_says_yes_and_counts() -> None:
    event = soon()
    registration = asked_now(event)
    mine, organiser = ApiClient(registration.person), ApiClient(make_organiser(event.activity.organisation))
    path = f"/events/{event.activity.code}/"

    shown = mine.get(f"{path}registration/").json()["question"]
    said = mine.post(f"{path}registration/still-coming/")
    refused = ApiClient(make_person()).post(f"{path}registration/still-coming/")
    counts = organiser.get(f"{path}reconfirmation/").json()

    assert (shown["answered_at"], said.status_code) == (None, 200)
    assert said.json()["answered_at"] is not None
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_asked")
    assert (counts["asked"], counts["still_coming"], counts["silent"]) == (1, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_yes_and_the_end_of_the_time_at_once_keep_the_seat_or_free_it_but_not_both() -> None:
    event = event_that_asks(seats=1)
    sitting, waiter = join(event), join(event)
    ask_who_still_comes(now=ASKS)
    yes: Callable[[], object] = partial(
        say_still_coming, person=sitting.person, event=event, now=UNTIL - timedelta(seconds=1)
    )
    end: Callable[[], object] = partial(free_silent_seats, now=UNTIL)

    said = at_once([yes, end] * 10)

    unforeseen = [one for one in said if isinstance(one, Exception) and not isinstance(one, SeatLapsed)]
    heard = [answer for answer in said[::2] if not isinstance(answer, Exception)]
    waiter.refresh_from_db()
    assert (unforeseen, seats_taken(event)) == ([], 1)
    assert (len(heard), stands(sitting), waiter.state) in [
        (10, ("confirmed", ""), "waiting"),
        (0, ("declined", "silence"), "confirmed"),
    ]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_who_said_yes_loses_her_seat() -> None:
    """The control: yes and the sweeper each read that nothing was answered, and both write."""
    event = event_that_asks(seats=1)
    sitting = join(event)
    ask_who_still_comes(now=ASKS)
    both_have_read = Barrier(2)

    at_once(
        [
            partial(_say_yes_without_lock, both_have_read),
            partial(_free_without_lock, event, sitting.person, both_have_read),
        ]
    )

    assert Reconfirmation.objects.get().answered_at is not None
    assert (stands(sitting), seats_taken(event)) == (("cancelled", ""), 0)


def _say_yes_without_lock(both_have_read: Barrier) -> None:
    with transaction.atomic():
        question = Reconfirmation.objects.get(lapsed_at__isnull=True)
        both_have_read.wait(timeout=60)
        Reconfirmation.objects.filter(pk=question.pk).update(answered_at=NOW)


def _free_without_lock(event: Event, person: Person, both_have_read: Barrier) -> None:
    with transaction.atomic():
        Reconfirmation.objects.get(answered_at__isnull=True)
        both_have_read.wait(timeout=60)
        Registration.objects.filter(person=person).update(state="cancelled", cancelled_at=NOW)
        ActivityCounter.objects.filter(activity=event.activity, name="hall").update(value=F("value") - 1)
