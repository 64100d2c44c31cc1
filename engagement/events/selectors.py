"""Questions about events, registrations and attendance."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import Attendance, Event, Registration


def registration_of(person: Person | None, activity: Activity) -> Registration | None:
    """A person's standing registration, or None."""
    if person is None:
        return None
    return Registration.objects.filter(
        event_id=activity.pk, person=person, state=RegistrationState.CONFIRMED
    ).first()


def registrations(event: Event) -> QuerySet[Registration]:
    """Who will come to an event, in the order of names, each with `came`."""
    came = Attendance.objects.filter(event=OuterRef("event"), person=OuterRef("person"))
    return (
        Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
        .select_related("person", "for_organisation")
        .annotate(came=Exists(came))
        .order_by("person__called", "id")
    )


def upcoming_of(person: Person) -> QuerySet[Registration]:
    """A person's standing registrations with event and activity, the next first."""
    return (
        Registration.objects.filter(person=person, state=RegistrationState.CONFIRMED)
        .select_related("event__activity__place__parent__parent__parent", "event__activity__organisation")
        .order_by("event__activity__starts_at", "id")
    )


def is_promised(event: Event) -> bool:
    """Whether somebody has registered for the event's time."""
    return Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED).exists()
