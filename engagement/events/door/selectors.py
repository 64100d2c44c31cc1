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

    Rows of `selectors.people`, whoever is still to come first. The candidates come from an index, then the name that
    is shown decides: of whom only a list says that she came, her own name finds nothing.
    """
    words = words_of(text)
    if not words:
        return []
    called = Person.objects.alias(folded=Folded("called")).filter(begins("folded", words))
    listed = (
        Attendance.objects.filter(event=event, listed_name__gt="")
        .alias(folded=Folded("listed_name"))
        .filter(begins("folded", words))
    )
    found = people(event).filter(pk__in=called.values("pk").union(listed.values("person")))
    shown = found.alias(folded=Folded("shown")).filter(begins("folded", words))
    return list(shown.order_by("came", "shown", "id")[:MOST])  # type: ignore[misc]  # the stubs forget annotations


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
