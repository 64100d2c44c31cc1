"""What events hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.events.models import Attendance, CalendarFeed, Registration


class EventsData:
    """Her registrations, where she was seen, and whether her calendar is read by a phone."""

    models: ClassVar[tuple[type[Model], ...]] = (Registration, Attendance, CalendarFeed)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = (
            "code",
            "event__activity__title",
            "state",
            "mode",
            "party_size",
            "registered_at",
            "cancelled_at",
        )
        seen = ("event__activity__title", "listed_name", "organisation_name", "mode", "known_by", "came_at")
        return {
            "registrations": list(person.registrations.values(*fields)),
            "attendances": list(person.attendances.values(*seen)),
            "calendar": list(CalendarFeed.objects.filter(person=person).values("is_open", "opened_at")),
        }
