"""Who came in numbers: persons once each, by how we know; what others saw apart from what people said themselves."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.functional import Promise

from engagement.events.choices import KnownBy, RegistrationState
from engagement.events.models import Attendance, Event, Registration


@dataclass(frozen=True, kw_only=True)
class Came:
    """Persons who came, and people who were seen: with those of their parties. `by_way`: (how we know, persons)."""

    persons: int
    people: int
    verified: int
    said: int
    spoke: int
    by_way: tuple[tuple[KnownBy, int], ...]

    @property
    def by_source(self) -> list[tuple[str | Promise, int]]:
        """The same in words."""
        return [(way.label, persons) for way, persons in self.by_way]


@dataclass(frozen=True, kw_only=True)
class Registered:
    """Persons with a standing registration, people with their parties, and how many persons are not marked."""

    persons: int
    people: int
    absent: int


def came(event: Event) -> Came:
    """In one query."""
    rows = {
        row["known_by"]: row
        for row in Attendance.objects.filter(event=event)
        .values("known_by")
        .annotate(
            persons=Count("id"), people=Sum("people_here"), spoke=Count("id", filter=Q(has_spoken=True))
        )
        .order_by()
    }
    persons = {KnownBy(name): row["persons"] for name, row in rows.items()}
    said = persons.get(KnownBy.SELF, 0)
    return Came(
        persons=sum(persons.values()),
        people=sum(row["people"] for name, row in rows.items() if name != KnownBy.SELF),
        verified=sum(persons.values()) - said,
        said=said,
        spoke=sum(row["spoke"] for row in rows.values()),
        by_way=tuple((way, persons[way]) for way in KnownBy if way in persons),
    )


def registered(event: Event) -> Registered:
    """In one query."""
    standing = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    marked = Attendance.objects.filter(event=event).values("person")
    counted = standing.aggregate(
        persons=Count("id"),
        people=Sum("party_size", default=0),
        absent=Count("id", filter=~Q(person__in=marked)),
    )
    return Registered(**counted)
