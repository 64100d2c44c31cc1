"""How a registration comes to stand otherwise: its row, the counters, the ledger and the fact, always together.

Everything here is called under the activity's lock, by verbs that have made sure that it may be.
"""

from datetime import datetime, timedelta

from accounts.models import Person
from core import facts
from engagement.activities import services as activities
from engagement.activities.models import Activity, ActivityCounter
from engagement.events import counters
from engagement.events.choices import HOLDS_SEATS, DeclinedBy, RegistrationState
from engagement.events.models import Event, Registration, RegistrationNeeds
from engagement.events.ways import left_for_newcomers
from engagement.participation import services as ledger
from engagement.participation.choices import Mode, Source, Verb


def numbers_of(activity: Activity) -> dict[str, ActivityCounter]:
    """The counters as they are now, by name."""
    return {counter.name: counter for counter in ActivityCounter.objects.filter(activity=activity)}


def has_room(activity: Activity, event: Event, mode: Mode, party_size: int) -> bool:
    """Whether a party may sit down at once."""
    left = left_for_newcomers(event, numbers_of(activity), mode)
    return left is None or party_size <= left


def left_for(activity: Activity, event: Event, mode: Mode) -> int:
    """How many newcomers still find a seat, where seats are counted."""
    return left_for_newcomers(event, numbers_of(activity), mode) or 0


def confirm(
    registration: Registration,
    activity: Activity,
    *,
    now: datetime,
    by: Person | None,
    is_promoted: bool = False,
) -> None:
    """The seats are hers; she takes them unless they were held for her already."""
    if registration.state != RegistrationState.OFFERED:
        _take(registration, activity)
    _stand(registration, RegistrationState.CONFIRMED, now, is_promoted=is_promoted)
    ledger.record(
        person=registration.person,
        activity=activity,
        verb=Verb.REGISTERED,
        turn=ledger.next_turn(person=registration.person, activity=activity, verb=Verb.REGISTERED),
        source=Source(registration.source),
        mode=registration.mode,
        for_organisation=registration.for_organisation,
        now=now,
    )
    name = "registration_promoted" if is_promoted else "registration_made"
    note(name, registration, by, now, turn=registration.turn)


def wait(registration: Registration, activity: Activity, *, now: datetime, by: Person | None) -> None:
    """She waits, under the number she has or the next one."""
    registration.queue_number = registration.queue_number or next_number(activity)
    _stand(registration, RegistrationState.WAITING, now)
    activities.count(activity, counters.WAITING_OF_MODE[Mode(registration.mode)], registration.party_size)
    note("registration_waiting", registration, by, now)


def ask(registration: Registration, activity: Activity, *, now: datetime, by: Person) -> None:
    """The organiser is to decide; her number says who asked first."""
    registration.queue_number = next_number(activity)
    _stand(registration, RegistrationState.PENDING, now)
    note("registration_asked", registration, by, now)


def offer(registration: Registration, activity: Activity, *, now: datetime, hours: int) -> None:
    """The seats are held for her until she answers, at the latest until the event starts, or ends once it has."""
    _take(registration, activity)
    last = activity.starts_at if now < activity.starts_at else activity.ends_at
    _stand(registration, RegistrationState.OFFERED, now, until=min(now + timedelta(hours=hours), last))
    note("seat_offered", registration, None, now)


def leave(registration: Registration, activity: Activity, *, now: datetime) -> None:
    """Give back the seats or the place in the queue; the caller says in which state the row is left."""
    mode = Mode(registration.mode)
    if registration.state in HOLDS_SEATS:
        activities.count(activity, counters.OF_MODE[mode], -registration.party_size)
    elif registration.state == RegistrationState.WAITING:
        activities.count(activity, counters.WAITING_OF_MODE[mode], -registration.party_size)
    if registration.state == RegistrationState.CONFIRMED:
        ledger.take_back(
            person=registration.person,
            activity=activity,
            verb=Verb.REGISTERED,
            source=Source(registration.source),
            now=now,
        )


def forget_details(registration: Registration) -> None:
    """What she told for coming goes when she does not: names, needs and answers."""
    registration.companions = []
    RegistrationNeeds.objects.filter(registration=registration).delete()
    registration.answers.all().delete()


def decline(
    registration: Registration,
    activity: Activity,
    *,
    now: datetime,
    by: Person | None,
    because: DeclinedBy,
    reason: str = "",
) -> None:
    """It comes to nothing, by her own word, for want of it, or by the organiser's."""
    leave(registration, activity, now=now)
    forget_details(registration)
    registration.state, registration.offered_until = RegistrationState.DECLINED, None
    registration.declined_at, registration.declined_by, registration.reason = now, because, reason
    registration.save()
    name = {
        DeclinedBy.TIME: "offer_lapsed",
        DeclinedBy.PERSON: "offer_declined",
        DeclinedBy.SILENCE: "registration_cancelled",
    }
    note(name.get(because, "registration_declined"), registration, by, now)


def cancel(
    registration: Registration,
    activity: Activity,
    *,
    now: datetime,
    by: Person | None,
    is_transferred: bool = False,
) -> None:
    """She does not come; `is_transferred`: because somebody else has taken her place."""
    leave(registration, activity, now=now)
    forget_details(registration)
    registration.state, registration.cancelled_at = RegistrationState.CANCELLED, now
    registration.offered_until, registration.is_transferred = None, is_transferred
    registration.save()
    note("registration_cancelled", registration, by, now)


def next_number(activity: Activity) -> int:
    """The next number of the waiting list; never given twice."""
    queue, _made = ActivityCounter.objects.get_or_create(activity=activity, name=counters.QUEUE)
    queue.value += 1
    queue.save(update_fields=["value"])
    return queue.value


def note(name: str, registration: Registration, by: Person | None, now: datetime, **more: int) -> None:
    """Record the fact, ids only."""
    facts.record(
        name,
        now=now,
        actor_id=by.pk if by else None,
        registration=registration.pk,
        activity=registration.event_id,
        person=registration.person_id,
        **more,
    )


def _take(registration: Registration, activity: Activity) -> None:
    """Move a party from where it waits, if it does, to its seats."""
    mode = Mode(registration.mode)
    if registration.state == RegistrationState.WAITING:
        activities.count(activity, counters.WAITING_OF_MODE[mode], -registration.party_size)
    activities.count(activity, counters.OF_MODE[mode], registration.party_size)


def _stand(
    registration: Registration,
    state: RegistrationState,
    now: datetime,
    *,
    is_promoted: bool = False,
    until: datetime | None = None,
) -> None:
    registration.state, registration.registered_at = state, now
    registration.is_promoted, registration.offered_until = is_promoted, until
    registration.declined_at, registration.declined_by, registration.reason = None, "", ""
    registration.cancelled_at, registration.is_transferred = None, False
    registration.save()
