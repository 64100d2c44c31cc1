"""Two thousand parties register at once over HTTP for 400 seats and 600 places online; 300 cancel in between."""

from collections import Counter
from random import Random

import pytest
from django.db.models import Sum

from core import clock
from core.models import Fact
from engagement.activities.models import ActivityCounter
from engagement.events.choices import RegistrationState
from engagement.events.models import Event, Registration
from engagement.participation.choices import Mode, Verb
from engagement.participation.selectors import live
from notifications.engine.models import Message
from notifications.engine.planning.replan import ask, plan_chunk
from tests.load.crowd import Guest, make_crowd, post
from tests.load.flood import Answer, flood_in_turns
from tests.load.web import Web
from tests.makers import make_event

pytestmark = [
    pytest.mark.workers,
    pytest.mark.xdist_group("load"),
    pytest.mark.django_db(transaction=True),
]

PARTIES, LEAVING, SEATS, ONLINE_SEATS = 2000, 300, 400, 600
# The control asks one thing, whether it oversells, and shows it with fewer.
FEWER, FEWER_SEATS = 250, 50
# How long a browser waits on a machine that does other things too; nothing is measured here.
PATIENCE = 900

type Wish = tuple[Mode, int]


def make_hybrid(seats: int, online_seats: int) -> Event:
    return make_event(now=clock.now(), seats=seats, is_online=True, hall={"online_seats": online_seats})


def test_two_thousand_parties_at_once_fill_both_rooms_in_order_and_each_is_told_once() -> None:
    event, crowd = make_hybrid(SEATS, ONLINE_SEATS), make_crowd(PARTIES)
    wishes = wishes_of(crowd)

    said, last_words = flood_event(event, crowd, wishes, leaving=LEAVING)

    assert Counter(answer.status for answers in said for answer in answers) == {302: PARTIES + LEAVING}, (
        last_words
    )
    rows = {row.person_id: row for row in Registration.objects.filter(event=event)}
    assert {pk: (Mode(row.mode), row.party_size) for pk, row in rows.items()} == wishes
    assert Counter(row.state for row in rows.values())["cancelled"] == LEAVING
    expect_exact_counters(event)
    for mode in Mode:
        expect_order(event, mode)
    seated = [row for row in rows.values() if row.state == RegistrationState.CONFIRMED]
    assert {deed.person_id for deed in live().filter(activity=event.activity, verb=Verb.REGISTERED)} == {
        row.person_id for row in seated
    }
    expect_each_told_once(event)


@pytest.mark.usefixtures("no_ceiling")
def test_without_the_lock_the_same_flood_oversells() -> None:
    """The control: the same site, no lock; whoever fits may sit down, so that many try for the last seats."""
    event, crowd = make_hybrid(FEWER_SEATS, FEWER_SEATS), make_crowd(FEWER)
    Event.objects.update(smaller_may_overtake=True)

    flood_event(event, crowd, wishes_of(crowd), leaving=0, application="tests.load.without_lock:application")

    assert max(people(event, mode, RegistrationState.CONFIRMED) for mode in Mode) > FEWER_SEATS


def wishes_of(crowd: list[Guest]) -> dict[int, Wish]:
    """A way and a party of one to six for each person, the same in every run."""
    dice = Random(2000)  # no secret
    return {guest.person.pk: (dice.choice(list(Mode)), dice.randint(1, 6)) for guest in crowd}


def flood_event(
    event: Event,
    crowd: list[Guest],
    wishes: dict[int, Wish],
    *,
    leaving: int,
    application: str = "config.wsgi:application",
) -> tuple[list[list[Answer]], str]:
    """What each browser hears; `leaving` of them cancel as soon as they have registered."""
    leavers = set(range(0, len(crowd), len(crowd) // leaving)[:leaving]) if leaving else set()
    path = f"/events/{event.activity.code}"
    with Web(application) as web:
        turns = []
        for number, guest in enumerate(crowd):
            mode, size = wishes[guest.person.pk]
            turn = [post(web.host, f"{path}/register/", guest, mode=mode, party_size=str(size))]
            if number in leavers:
                turn.append(post(web.host, f"{path}/cancel/", guest))
            turns.append(turn)
        said = flood_in_turns(web.port, turns, patience=PATIENCE)
        return said, web.last_words()


def people(event: Event, mode: Mode, state: RegistrationState) -> int:
    rows = Registration.objects.filter(event=event, mode=mode, state=state)
    return rows.aggregate(people=Sum("party_size"))["people"] or 0


def expect_exact_counters(event: Event) -> None:
    counted = dict(ActivityCounter.objects.filter(activity=event.activity).values_list("name", "value"))
    confirmed, waiting = RegistrationState.CONFIRMED, RegistrationState.WAITING
    numbered = Registration.objects.filter(event=event, queue_number__isnull=False)
    assert counted == {
        "hall": people(event, Mode.HALL, confirmed),
        "online": people(event, Mode.ONLINE, confirmed),
        "waiting_hall": people(event, Mode.HALL, waiting),
        "waiting_online": people(event, Mode.ONLINE, waiting),
        "queue": numbered.count(),
        "came": 0,
    }
    assert (counted["hall"] <= SEATS, counted["online"] <= ONLINE_SEATS) == (True, True)


def expect_order(event: Event, mode: Mode) -> None:
    """Nobody who waits has a smaller number than one who moved up, and the next does not fit any more."""
    numbered = Registration.objects.filter(event=event, mode=mode).order_by("queue_number")
    moved_up = numbered.filter(state=RegistrationState.CONFIRMED, queue_number__isnull=False)
    first = numbered.filter(state=RegistrationState.WAITING)[0]
    last = moved_up.last()
    assert last is None or (last.queue_number or 0) < (first.queue_number or 0)
    seats = ActivityCounter.objects.get(activity=event.activity, name=mode.value)
    assert first.party_size > (seats.left or 0)


def expect_each_told_once(event: Event) -> None:
    """One fact for each who has a seat or waits for one, and one message planned: the one that is so."""
    ask(event.pk)
    while plan_chunk(now=clock.now()) is not None:
        pass
    rows = Registration.objects.filter(event=event).exclude(state=RegistrationState.CANCELLED)
    topics = {
        (RegistrationState.CONFIRMED, False): "registration_confirmation",
        (RegistrationState.CONFIRMED, True): "seat_promoted",
        (RegistrationState.WAITING, False): "waiting_confirmation",
    }
    told = Message.objects.filter(activity=event.activity, step="at_once", state="planned")
    assert sorted(told.values_list("person_id", "topic")) == sorted(
        (row.person_id, topics[RegistrationState(row.state), row.is_promoted]) for row in rows
    )
    promoted = Fact.objects.filter(name="registration_promoted", ids__activity=event.pk)
    told_of_seat = list(promoted.values_list("ids__person", flat=True))
    gone = Registration.objects.filter(event=event, state=RegistrationState.CANCELLED)
    moved_up = {row.person_id for row in rows if row.is_promoted}
    assert len(told_of_seat) == len(set(told_of_seat))
    assert set(told_of_seat) - set(gone.values_list("person_id", flat=True)) == moved_up
