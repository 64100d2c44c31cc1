"""A place is handed on: nothing becomes free in between, and whoever waits neither gains nor loses by it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import ContactPoint, Person
from core import clock
from core.models import Fact
from engagement.activities.models import Activity, ActivityCounter
from engagement.events import guests, transfers
from engagement.events.errors import (
    AlreadyComing,
    DeclinedBefore,
    NotRegistered,
    TransferNotPossible,
    TransferOver,
)
from engagement.events.models import (
    Event,
    Registration,
    RegistrationAnswer,
    RegistrationNeeds,
    Ticket,
    Transfer,
)
from engagement.events.plans import Details, Needs
from engagement.events.services import (
    accept_offer,
    accept_transfer,
    accept_transfer_by_mail,
    cancel_registration,
    decline_transfer,
    issue_ticket,
    offer_transfer,
    register,
    tell_details,
    withdraw_transfer,
)
from engagement.events.services.guests import register_guest
from engagement.events.tickets import link_of, read_link
from engagement.participation.choices import Mode, Verb
from engagement.participation.selectors import live
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.api.documented import ApiClient
from tests.makers import NOW, make_event, make_group, make_person, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db

EMAIL = "teman@contoh.test"


def join(event: Event, called: str = "Sari", *, party_size: int = 1, now: datetime = NOW) -> Registration:
    person = make_person(called)
    return register(person=person, event=event, mode=Mode.HALL, party_size=party_size, now=now)


def offer(registration: Registration, *, now: datetime = NOW, email: str = EMAIL) -> Transfer:
    return offer_transfer(person=registration.person, event=registration.event, email=email, now=now)


def counted(event: Event) -> tuple[int, int]:
    """(people with a seat, people who wait)."""
    values = dict(ActivityCounter.objects.filter(activity=event.activity).values_list("name", "value"))
    return values["hall"], values["waiting_hall"]


def state_of(row: Registration | Transfer) -> str:
    row.refresh_from_db()
    return row.state


def test_place_goes_from_one_to_the_other_whole_and_whoever_waits_stays_where_she_is() -> None:
    event = make_event(seats=3)
    giver, waiter, taker = join(event, party_size=3), join(event), make_person("Budi")

    taken = accept_transfer(transfer=offer(giver), taker=taker, now=NOW)

    assert (taken.state, taken.mode, taken.party_size, taken.queue_number) == ("confirmed", "hall", 3, None)
    giver.refresh_from_db()
    assert (giver.state, giver.is_transferred, giver.cancelled_at) == ("cancelled", True, NOW)
    assert (state_of(waiter), counted(event)) == ("waiting", (3, 1))
    registered = live().filter(activity=event.activity, verb=Verb.REGISTERED)
    assert list(registered.values_list("person", flat=True)) == [taker.pk]
    names = Fact.objects.filter(ids__activity=event.pk).order_by("pk").values_list("name", flat=True)
    assert list(names)[-3:] == ["transfer_offered", "registration_cancelled", "registration_made"]


def test_whoever_takes_it_without_an_account_is_one_person_an_address() -> None:
    event = make_event()
    first, second = offer(join(event)), offer(join(event))
    take = partial(accept_transfer_by_mail, email=EMAIL, called="Teman", language="id", now=NOW)

    taken = take(transfer=first)
    with pytest.raises(AlreadyComing):
        take(transfer=second)

    assert (taken.person.called, taken.person.user) == ("Teman", None)
    assert ContactPoint.objects.filter(normalised=EMAIL).count() == 1
    assert state_of(second) == "offered"


def test_taken_twice_by_the_same_is_one() -> None:
    event, taker = make_event(), make_person()
    transfer = offer(join(event))

    first, second = (accept_transfer(transfer=transfer, taker=taker, now=NOW) for _number in range(2))

    assert (first.pk, first.turn) == (second.pk, second.turn)


def test_details_and_ticket_of_the_giver_go() -> None:
    event = make_event()
    giver = join(event, party_size=2)
    told = Details(companions=["Ibu"], needs=Needs(access="Kursi roda"), answers={})
    tell_details(person=giver.person, event=event, details=told, now=NOW)
    issue_ticket(registration=giver)

    taken = accept_transfer(transfer=offer(giver), taker=make_person(), now=NOW)

    giver.refresh_from_db()
    assert (giver.companions, taken.companions) == ([], [])
    assert (RegistrationNeeds.objects.count(), RegistrationAnswer.objects.count()) == (0, 0)
    assert read_link(link_of(giver).rstrip("/").rsplit("/", 1)[1], now=NOW) is None
    assert issue_ticket(registration=taken).code != Ticket.objects.get(registration=giver).code


def test_whoever_waits_takes_a_place_and_leaves_the_queue_to_the_next() -> None:
    event = make_event(seats=2)
    giver, _other = join(event), join(event)
    first, second = join(event, party_size=2), join(event)

    taken = accept_transfer(transfer=offer(giver), taker=first.person, now=NOW)

    assert (taken.pk, taken.state, taken.party_size) == (first.pk, "confirmed", 1)
    assert (state_of(second), counted(event)) == ("waiting", (2, 1))


def test_whoever_is_offered_seats_takes_the_place_and_the_offered_ones_go_to_the_next() -> None:
    event = make_event(seats=2, hall={"offer_hours": 24})
    giver, other = join(event), join(event)
    first, second = join(event), join(event)
    cancel_registration(person=other.person, event=event, now=NOW)

    accept_transfer(transfer=offer(giver), taker=first.person, now=NOW)

    assert (state_of(first), state_of(second), counted(event)) == ("confirmed", "offered", (2, 0))
    accept_offer(person=second.person, event=event, now=NOW)


def test_giver_cannot_take_it_herself_nor_whoever_comes_already() -> None:
    event = make_event()
    giver, other = join(event), join(event)
    transfer = offer(giver)

    for taker in (giver.person, other.person):
        with pytest.raises(AlreadyComing):
            accept_transfer(transfer=transfer, taker=taker, now=NOW)

    assert (state_of(giver), state_of(transfer)) == ("confirmed", "offered")


def test_whom_the_organiser_declined_does_not_come_by_another_way() -> None:
    event = make_event()
    refused = join(event)
    Registration.objects.filter(pk=refused.pk).update(
        state="declined", declined_by="organiser", declined_at=NOW
    )

    with pytest.raises(DeclinedBefore):
        accept_transfer(transfer=offer(join(event)), taker=refused.person, now=NOW)


@pytest.mark.parametrize(
    "ends",
    [
        lambda transfer: withdraw_transfer(
            person=transfer.registration.person, event=transfer.registration.event, now=NOW
        ),
        lambda transfer: decline_transfer(transfer=transfer, now=NOW),
        lambda transfer: cancel_registration(
            person=transfer.registration.person, event=transfer.registration.event, now=NOW
        ),
        lambda transfer: offer(transfer.registration, email="lain@contoh.test"),
        lambda transfer: accept_transfer(transfer=transfer, taker=make_person(), now=NOW),
        lambda transfer: Activity.objects.update(state="withdrawn"),
        lambda transfer: Event.objects.update(allows_transfer=False),
        lambda transfer: Event.objects.update(needs_approval=True),
    ],
    ids=["withdrawn", "declined", "cancelled", "another", "taken", "called off", "turned off", "approval"],
)
def test_place_is_not_to_be_had_once_the_offer_has_ended(ends: Callable[[Transfer], object]) -> None:
    transfer = offer(join(make_event()))
    ends(transfer)
    refused = (TransferOver, AlreadyComing)

    with pytest.raises(refused):
        accept_transfer(transfer=transfer, taker=make_person(), now=NOW)
    with pytest.raises(TransferOver):
        decline_transfer(transfer=transfer, now=NOW)


def test_offer_ends_after_two_days_or_with_the_start() -> None:
    far, near = make_event(), make_event(starts_at=NOW + timedelta(hours=3), ends_at=NOW + timedelta(hours=5))

    for event, ends in ((far, NOW + timedelta(hours=48)), (near, NOW + timedelta(hours=3))):
        transfer = offer(join(event))
        with pytest.raises(TransferOver):
            accept_transfer(transfer=transfer, taker=make_person(), now=ends)
        assert transfer.until == ends


def test_joined_anew_the_old_link_is_void() -> None:
    event = make_event()
    giver = join(event)
    transfer = offer(giver)
    cancel_registration(person=giver.person, event=event, now=NOW)
    register(person=giver.person, event=event, mode=Mode.HALL, party_size=1, now=NOW)

    with pytest.raises(TransferOver):
        accept_transfer(transfer=transfer, taker=make_person(), now=NOW)


@pytest.mark.parametrize(
    "event",
    [{"hall": {"allows_transfer": False}}, {"hall": {"needs_approval": True}}, {"is_sensitive": True}],
    ids=["turned off", "approval", "sensitive"],
)
def test_not_offered_where_the_organiser_decides_or_nobody_may_know(event: dict[str, Any]) -> None:
    registration = join(make_event(**event))

    with pytest.raises(TransferNotPossible):
        offer(registration)
    assert Message.objects.count() == 0


def test_not_offered_by_who_waits_comes_for_a_group_or_is_too_late() -> None:
    event = make_event(seats=1)
    sitting, waiter = join(event), join(event)

    with pytest.raises(TransferNotPossible):
        offer(waiter)
    with pytest.raises(TransferNotPossible):
        offer(sitting, now=event.activity.starts_at)
    sitting.for_organisation = make_group("Agen")
    sitting.save()
    with pytest.raises(TransferNotPossible):
        offer(sitting)


def test_place_handed_on_can_be_joined_again_as_anybody_does() -> None:
    event = make_event(seats=1)
    giver = join(event)
    accept_transfer(transfer=offer(giver), taker=make_person(), now=NOW)

    again = register(person=giver.person, event=event, mode=Mode.HALL, party_size=1, now=NOW)

    assert (again.state, again.is_transferred, again.turn) == ("waiting", False, 2)


def event_now(**more: Any) -> Event:  # Any: a test names the fields it changes
    return make_event(now=clock.now(), **more)


def visitor() -> Client:
    return Client(headers={"Accept-Language": "en"})


def link_in(mail: Any) -> str:
    found = re.search(r"https?://[^/\s]+(/transfer/\S+)", mail.body)
    assert found
    return found[1]


def test_giver_offers_on_the_page_and_the_other_takes_it_without_an_account(mailoutbox: list[Any]) -> None:
    event = event_now()
    giver = join(event, party_size=2, now=clock.now())
    page = f"/events/{event.activity.code}/transfer/"

    sent = signed_in(giver.person).post(page, {"email": EMAIL}, follow=True).content.decode()
    rounds.ring(clock=clock.now)
    letter = next(mail for mail in mailoutbox if mail.to == [EMAIL])
    opened = visitor().get(link_in(letter)).content.decode()
    untouched = (state_of(giver), Person.objects.filter(called="Teman").exists())
    done = visitor().post(link_in(letter), {"take": "1", "called": "Teman"}, follow=True).content.decode()
    rounds.ring(clock=clock.now)

    assert ("Your place is offered" in sent, "Sari cannot come" in opened) == (True, True)
    assert untouched == ("confirmed", False)
    assert ("You are registered" in done, "2 people" in done) == (True, True)
    assert {(mail.to[0], mail.subject) for mail in mailoutbox} >= {
        (EMAIL, "A place for you: Temu warga"),
        (EMAIL, "You are registered: Temu warga"),
        (giver.person.contact_points.get().normalised, "Your place is handed on: Temu warga"),
    }


def test_address_with_and_without_an_account_hear_the_same(mailoutbox: list[Any]) -> None:
    event = event_now()
    make_person(email="ada@contoh.test")
    givers = [join(event, now=clock.now()) for _number in range(2)]
    addresses = ["ada@contoh.test", EMAIL]

    pages = [
        signed_in(giver.person)
        .post(f"/events/{event.activity.code}/transfer/", {"email": email}, follow=True)
        .content.decode()
        for giver, email in zip(givers, addresses, strict=True)
    ]
    rounds.ring(clock=clock.now)
    letters = [mail for mail in mailoutbox if mail.to[0] in addresses and "A place" in mail.subject]
    opened = [visitor().get(link_in(mail)).content.decode() for mail in letters]

    strip = partial(
        re.sub, r'value="\w{64}"|ada@contoh.test|teman@contoh.test|/transfer/[^"]+|<time.*?</time>', ""
    )
    bodies = [re.sub(r"/transfer/\S+", "", mail.body) for mail in letters]
    assert (len(bodies), len(set(bodies))) == (2, 1)
    assert strip(pages[0]) == strip(pages[1])
    assert strip(opened[0]) == strip(opened[1])


def test_address_is_kept_nowhere_but_in_the_letter() -> None:
    offer(join(make_event()))

    columns = [str(value) for row in Transfer.objects.values() for value in row.values()]
    assert EMAIL not in " ".join(columns)
    assert ContactPoint.objects.filter(normalised=EMAIL).count() == 0


def test_whoever_is_signed_in_takes_it_as_herself() -> None:
    event, taker = event_now(), make_person("Budi")
    giver = join(event, now=clock.now())
    path = transfers.path_of(offer(giver, now=clock.now()), EMAIL)

    seen = signed_in(taker).get(path).content.decode()
    signed_in(taker).post(path, {"take": "1"})

    assert "You are signed in as Budi." in seen
    assert Registration.objects.get(person=taker).state == "confirmed"


def test_link_is_declined_kept_back_and_refused_when_damaged() -> None:
    event = event_now()
    giver = join(event, now=clock.now())
    first = transfers.path_of(offer(giver, now=clock.now()), EMAIL)
    page, client = f"/events/{event.activity.code}/transfer/", signed_in(giver.person)

    visitor().post(first, {"decline": "1"})
    after = client.get(page).content.decode()
    second = transfers.path_of(offer(giver, now=clock.now()), EMAIL)
    kept = client.post(page, {"keep": "1"}, follow=True).content.decode()
    over = visitor().get(second).content.decode()

    assert ("Your place is offered" in after, "You keep your place." in kept) == (False, True)
    assert "This place is not to be had any more" in over
    assert visitor().get(first[:-3] + "xx/").status_code == 404
    assert state_of(giver) == "confirmed"


def test_name_is_asked_of_whoever_has_no_account() -> None:
    giver = join(event_now(), now=clock.now())
    path = transfers.path_of(offer(giver, now=clock.now()), EMAIL)

    answer = visitor().post(path, {"take": "1", "called": " "})

    assert (answer.status_code, state_of(giver)) == (422, "confirmed")


def test_guest_hands_her_place_on_by_her_own_page() -> None:
    event, now = event_now(), clock.now()
    giver = register_guest(
        email="tamu@contoh.test",
        called="Tamu",
        event=event,
        mode=Mode.HALL,
        party_size=1,
        language="en",
        now=now,
    )
    path = guests.manage_path(giver)

    visitor().post(path, {"do": "transfer", "email": EMAIL})
    seen = visitor().get(path).content.decode()
    accept_transfer_by_mail(
        transfer=Transfer.objects.get(), email=EMAIL, called="Teman", language="en", now=now
    )
    after = visitor().get(path).content.decode()

    assert "Your place is offered" in seen
    assert "You have handed your place on" in after


def test_event_page_leads_there_only_where_it_is_possible() -> None:
    possible, turned_off = event_now(), event_now(hall={"allows_transfer": False})

    seen = []
    for event in (possible, turned_off):
        registration = join(event, now=clock.now())
        page = signed_in(registration.person).get(event.activity.get_absolute_url()).content.decode()
        seen.append(f"/events/{event.activity.code}/transfer/" in page)

    assert seen == [True, False]


def test_one_giver_sends_ten_letters_a_day_at_most() -> None:
    event = event_now()
    client = ApiClient(join(event, now=clock.now()).person)
    path = f"/events/{event.activity.code}/registration/transfer/"

    said = [client.post(path, {"email": f"teman{n}@contoh.test"}).status_code for n in range(11)]

    assert said == [200] * 10 + [429]


def test_api_offers_keeps_takes_and_declines() -> None:
    event = event_now()
    giver, taker = join(event, now=clock.now()), make_person("Budi")
    mine, nobody = ApiClient(giver.person), ApiClient()
    path = f"/events/{event.activity.code}/registration/transfer/"

    def token() -> str:
        transfer = Transfer.objects.get(state="offered")
        return transfers.path_of(transfer, EMAIL).removeprefix("/transfer/").strip("/")

    none_yet = mine.get(path).status_code
    offered = mine.post(path, {"email": EMAIL}).json()
    shown = mine.get(path).json()
    declined = nobody.post("/transfers/decline/", {"token": token()}).json()
    mine.post(path, {"email": EMAIL})
    kept = mine.delete(path).json()
    mine.post(path, {"email": EMAIL})
    link = token()
    taken = ApiClient(taker).post("/transfers/", {"token": link}).json()
    late = nobody.post("/transfers/", {"token": link, "called": "Teman"})
    damaged = nobody.post("/transfers/", {"token": "x", "called": "Teman"})

    assert (none_yet, offered["state"], shown == offered) == (404, "offered", True)
    assert (declined["state"], kept["state"], taken["state"]) == ("declined", "confirmed", "confirmed")
    assert (late.status_code, late.json()["code"], damaged.status_code) == (409, "transfer_over", 404)
    assert state_of(giver) == "cancelled"


@pytest.mark.django_db(transaction=True)
def test_giver_cancels_while_the_other_takes_it_and_one_of_them_wins() -> None:
    event = make_event(seats=1)
    giver, waiter, taker = join(event), join(event), make_person()
    transfer = offer(giver)
    take: Callable[[], object] = partial(accept_transfer, transfer=transfer, taker=taker, now=NOW)
    leave: Callable[[], object] = partial(cancel_registration, person=giver.person, event=event, now=NOW)

    said = at_once([take, leave] * 10)

    foreseen = (TransferOver, NotRegistered)
    assert [one for one in said if isinstance(one, Exception) and not isinstance(one, foreseen)] == []
    has_it = Registration.objects.filter(person=taker, state="confirmed").exists()
    assert (has_it, state_of(giver), state_of(waiter)) in [
        (True, "cancelled", "waiting"),
        (False, "cancelled", "confirmed"),
    ]
    assert counted(event)[0] == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_same_place_at_once_are_not_two() -> None:
    event = make_event(seats=1)
    transfer = offer(join(event))
    takers = [make_person() for _number in range(10)]

    said = at_once([partial(accept_transfer, transfer=transfer, taker=one, now=NOW) for one in takers])

    assert sum(isinstance(one, TransferOver) for one in said) == 9
    assert Registration.objects.filter(state="confirmed").count() == 1
    assert counted(event)[0] == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_take_the_same_place() -> None:
    """The control: both read that it is offered, and both sit down."""
    event = make_event(seats=1)
    transfer = offer(join(event))
    both_have_read = Barrier(2)

    at_once([partial(_take_without_lock, transfer, make_person().pk, both_have_read) for _number in range(2)])

    assert Registration.objects.filter(event=event, state="confirmed").count() == 2


def _take_without_lock(transfer: Transfer, person_id: int, both_have_read: Barrier) -> None:
    with transaction.atomic():
        assert Transfer.objects.get(pk=transfer.pk).state == "offered"
        both_have_read.wait(timeout=60)
        Registration.objects.filter(pk=transfer.registration_id).update(state="cancelled", cancelled_at=NOW)
        Transfer.objects.filter(pk=transfer.pk).update(state="taken", ended_at=NOW)
        Registration.objects.create(
            event_id=transfer.registration.event_id,
            person_id=person_id,
            state="confirmed",
            mode=Mode.HALL,
            registered_at=NOW,
        )
