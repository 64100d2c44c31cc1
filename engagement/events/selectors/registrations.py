"""Questions about registrations."""

from django.db.models import (
    QuerySet,
)

from accounts.models import Organisation, Person
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import Event, Registration


def registration_of(person: Person | None, activity: Activity) -> Registration | None:
    """A person's standing registration, or None."""
    if person is None:
        return None
    return Registration.objects.filter(
        event_id=activity.pk, person=person, state=RegistrationState.CONFIRMED
    ).first()


def registered_for(event: Event, organisation: Organisation) -> QuerySet[Registration]:
    """Standing registrations of those who come for a group, with the persons."""
    return Registration.objects.filter(
        event=event, for_organisation=organisation, state=RegistrationState.CONFIRMED
    ).select_related("person")


def upcoming_of(person: Person) -> QuerySet[Registration]:
    """A person's standing registrations with event and activity, the next first."""
    return (
        Registration.objects.filter(person=person, state=RegistrationState.CONFIRMED)
        .select_related("event__activity__place__parent__parent__parent", "event__activity__organisation")
        .order_by("event__activity__starts_at", "id")
    )


def coming(event: Event) -> int:
    """How many persons are registered: those who are told when it is moved."""
    return Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED).count()
