"""Questions asked at the door: who is it, and which groups have come."""

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import Organisation, Person
from core.folded import Folded, begins, words_of
from engagement.events.choices import RegistrationState
from engagement.events.models import Attendance, Event, Registration
from engagement.events.selectors import people

MOST = 20


def found_at_door(event: Event, text: str) -> list[Person]:
    """Up to MOST people of the event whose name as its organisers see it has words that begin so; none for no words.

    Rows of `selectors.people`, whoever is still to come first. Of whom only a list says that she came, the list's name
    finds her and her own finds nothing.
    """
    words = words_of(text)
    if not words:
        return []
    listed = Attendance.objects.filter(event=event, listed_name__gt="")
    by_list = listed.alias(folded=Folded("listed_name")).filter(begins("folded", words))
    by_name = Person.objects.filter(begins("called_folded", words)).exclude(pk__in=listed.values("person"))
    found = people(event).filter(pk__in=by_name.values("pk").union(by_list.values("person")))
    return list(found.order_by("came", "shown", "id")[:MOST])


def row_of_ticket(event: Event, code: str) -> Person | None:
    """The row of whoever holds the ticket with this code, or None."""
    holder = Registration.objects.filter(event=event, ticket__code=code, state=RegistrationState.CONFIRMED)
    return people(event).filter(pk__in=holder.values("person")).first() if code else None


def row_of(event: Event, person_id: int) -> Person | None:
    """One person's row of `selectors.people`."""
    return people(event).filter(pk=person_id).first()


@dataclass(frozen=True)
class Group:
    """A group that people registered for: how many persons, how many of them are marked, how many people in all."""

    organisation: Organisation
    persons: int
    marked: int

    @property
    def is_complete(self) -> bool:
        return self.marked == self.persons


def groups(event: Event) -> list[Group]:
    """Groups by name, in two queries."""
    marked = Attendance.objects.filter(event=event).values("person")
    rows = (
        Registration.objects.filter(
            event=event, state=RegistrationState.CONFIRMED, for_organisation__isnull=False
        )
        .values("for_organisation")
        .annotate(persons=Count("id"), marked=Count("id", filter=Q(person__in=marked)))
        .order_by()
    )
    numbers = {row["for_organisation"]: row for row in rows}
    return [
        Group(organisation, numbers[organisation.pk]["persons"], numbers[organisation.pk]["marked"])
        for organisation in Organisation.objects.filter(pk__in=numbers)
    ]
