"""Questions about events, registrations and attendance."""

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import Attendance, Event, Registration
from engagement.participation.choices import Mode


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


def people(event: Event) -> QuerySet[Person]:
    """Whoever registered or came, in the order of names.

    Each person has `mode`, `party_size` (None without a registration), `came` (bool) and `body`, the organisation she
    came for as an attendance list writes it.
    """
    registered = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    attended = Attendance.objects.filter(event=event)
    return (
        Person.objects.filter(pk__in=registered.values("person").union(attended.values("person")))
        .annotate(
            registration=FilteredRelation(
                "registrations",
                condition=Q(registrations__event=event, registrations__state=RegistrationState.CONFIRMED),
            ),
            attendance=FilteredRelation("attendances", condition=Q(attendances__event=event)),
            mode=Coalesce("registration__mode", "attendance__mode"),
            party_size=F("registration__party_size"),
            came=ExpressionWrapper(Q(attendance__isnull=False), output_field=BooleanField()),
            body=Coalesce("attendance__organisation_name", Value("")),
        )
        .order_by("called", "id")
    )


def mode_of(person: Person, event: Event) -> Mode:
    """The way in which a person registered, else came; in the hall when neither says."""
    row = (
        Registration.objects.filter(event=event, person=person).first()
        or Attendance.objects.filter(event=event, person=person).first()
    )
    return Mode(row.mode) if row else Mode.HALL


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
