"""Questions about registrations and the waiting list."""

from datetime import datetime

from django.db.models import Case, QuerySet, When

from accounts.models import Organisation, Person
from engagement.activities.models import Activity
from engagement.events.choices import STANDING, RegistrationState
from engagement.events.models import Event, Registration
from engagement.events.policies import TAKES_PLACE


def registration_of(person: Person | None, activity: Activity) -> Registration | None:
    """The registration of somebody who has her seat, or None."""
    registration = own_registration(person, activity)
    return registration if registration and registration.state == RegistrationState.CONFIRMED else None


def own_registration(person: Person | None, activity: Activity) -> Registration | None:
    """A person's registration in whatever state it is, also cancelled or declined, or None."""
    if person is None:
        return None
    return (
        Registration.objects.filter(event_id=activity.pk, person=person)
        .select_related("event", "person")
        .first()
    )


def registered_for(event: Event, organisation: Organisation) -> QuerySet[Registration]:
    """Standing registrations of those who come for a group, with the persons."""
    return Registration.objects.filter(
        event=event, for_organisation=organisation, state=RegistrationState.CONFIRMED
    ).select_related("person")


def coming(event: Event) -> int:
    """How many persons are registered: those who are told when it is moved."""
    return Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED).count()


def upcoming_of(person: Person) -> QuerySet[Registration]:
    """A person's registrations with a seat, with event and activity, the next first."""
    return _in_order(person).filter(state=RegistrationState.CONFIRMED)


def standing_of(person: Person) -> QuerySet[Registration]:
    """The same, and those for which she still waits or is offered a seat."""
    return _in_order(person).filter(state__in=STANDING)


def waiting_for(event: Event) -> QuerySet[Registration]:
    """The waiting list, both ways of taking part together, by number."""
    return _with_person(event).filter(state=RegistrationState.WAITING).order_by("queue_number")


def place_in_queue(registration: Registration) -> int:
    """The how-manieth party she is among those who wait for the same way of taking part."""
    before = Registration.objects.filter(
        event_id=registration.event_id,
        mode=registration.mode,
        state=RegistrationState.WAITING,
        queue_number__lte=registration.queue_number,
    )
    return before.count()


def unsettled_in(event: Event) -> QuerySet[Registration]:
    """Whoever waits for the organiser's word, then who is offered a seat, then the waiting list, each by number."""
    order = Case(
        When(state=RegistrationState.PENDING, then=0),
        When(state=RegistrationState.OFFERED, then=1),
        When(state=RegistrationState.WAITING, then=2),
    )
    return (
        _with_person(event).annotate(part=order).filter(part__isnull=False).order_by("part", "queue_number")
    )


def in_event(event: Event, code: str) -> Registration | None:
    """One registration of an event by its code."""
    return _with_person(event).filter(code=code).first()


def expired_offers(*, now: datetime) -> QuerySet[Registration]:
    """Offers of seats whose time is over, at events that are still held."""
    return Registration.objects.select_related("person").filter(
        state=RegistrationState.OFFERED,
        offered_until__lte=now,
        event__activity__state__in=TAKES_PLACE,
    )


def _with_person(event: Event) -> QuerySet[Registration]:
    return Registration.objects.filter(event=event).select_related("person", "for_organisation")


def _in_order(person: Person) -> QuerySet[Registration]:
    return (
        Registration.objects.filter(person=person)
        .select_related("event__activity__place__parent__parent__parent", "event__activity__organisation")
        .order_by("event__activity__starts_at", "id")
    )
