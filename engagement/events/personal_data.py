"""What events hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.events.models import Attendance, Registration, RegistrationAnswer


class EventsData:
    """Her registrations, and where she was seen."""

    models: ClassVar[tuple[type[Model], ...]] = (Registration, Attendance)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = (
            "code",
            "event__activity__title",
            "state",
            "mode",
            "party_size",
            "registered_at",
            "cancelled_at",
            "queue_number",
            "offered_until",
            "declined_at",
            "declined_by",
            "reason",
            "companions",
            "needs__interpreter",
            "needs__children",
            "needs__needs_transport",
            "needs__access",
        )
        seen = ("event__activity__title", "listed_name", "organisation_name", "mode", "known_by", "came_at")
        return {
            "registrations": list(person.registrations.values(*fields)),
            "registration_answers": list(
                RegistrationAnswer.objects.filter(registration__person=person).values(
                    "registration__event__activity__title", "question__text", "value"
                )
            ),
            "attendances": list(person.attendances.values(*seen)),
        }
