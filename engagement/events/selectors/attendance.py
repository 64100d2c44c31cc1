"""Questions about who registered or came, for those who run the event."""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf

from accounts.models import Person
from engagement.events.choices import RegistrationState
from engagement.events.models import Attendance, Event, Registration
from engagement.participation.choices import Mode

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

MOST_ON_SHEET = 5000


class Row(TypedDict):
    """What `people` adds to a person."""

    handle: str
    shown: str
    body: str
    mode: str
    party_size: int | None
    registered_at: datetime | None
    came: bool
    came_at: datetime | None
    known_by: str | None
    people_here: int | None
    has_spoken: bool


type Listed = WithAnnotations[Person, Row]


def people(event: Event) -> QuerySet[Listed]:
    """Whoever registered or came, in the order of names, as those who run the event may see them.

    Each person has `handle` (the code to call her by) and `shown` (her name): of whom a list found elsewhere on the
    site, a code of this event and the name as the list writes it. Further `mode`, `registered_at` and `party_size`
    (None without a registration), `came` (bool) and `body`, the group or agency she registered or came for.
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
            registered_at=F("registration__registered_at"),
            came=ExpressionWrapper(Q(attendance__isnull=False), output_field=BooleanField()),
            came_at=F("attendance__came_at"),
            known_by=F("attendance__known_by"),
            people_here=F("attendance__people_here"),
            has_spoken=Coalesce("attendance__has_spoken", Value(False)),
            body=Coalesce(
                NullIf("attendance__organisation_name", Value("")),
                "registration__for_organisation__name",
                Value(""),
            ),
            shown=Coalesce(NullIf("attendance__listed_name", Value("")), "called"),
            handle=Case(When(attendance__listed_name__gt="", then="attendance__code"), default="code"),
        )
        .order_by("shown", "id")
    )


def one_of(event: Event, handle: str) -> Listed | None:
    """One of those people, by the code that those who run the event call her by."""
    # Both come from an index; which of them she is called by, the row says.
    hers = Person.objects.filter(code=handle).values("pk")
    listed = Attendance.objects.filter(event=event, code=handle).values("person")
    found = people(event).filter(pk__in=hers.union(listed))
    return found.filter(handle=handle).first()


def attendance_of(person: Person | None, event: Event) -> Attendance | None:
    """The mark that she came, or None."""
    return Attendance.objects.filter(event=event, person=person).first() if person else None


def absent(event: Event) -> QuerySet[Listed]:
    """Of those people whoever registered and is not marked: after the end, who did not come."""
    return people(event).filter(attendance__isnull=True)


def on_sheet(event: Event) -> list[Listed]:
    """Of those people whoever will be in the hall, for the sheet on which they sign; at most MOST_ON_SHEET."""
    found = people(event).filter(mode=Mode.HALL)
    return list(found[:MOST_ON_SHEET])


def known_by(one: Listed) -> str:
    """How we know that one of those people came; empty when she has not."""
    return one.known_by or ""


def mode_of(one: Listed) -> Mode:
    """The way in which one of those people registered, else came."""
    return Mode(one.mode)
