"""What events hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.events.models import (
    Attendance,
    CalendarFeed,
    Certificate,
    HeadCount,
    Minutes,
    MinutesVersion,
    Registration,
    RegistrationAnswer,
    Transfer,
)


class EventsData:
    """Her registrations, attendances, certificates, head counts, her calendar's address, and minutes."""

    models: ClassVar[tuple[type[Model], ...]] = (
        Registration,
        Attendance,
        Certificate,
        HeadCount,
        CalendarFeed,
        Minutes,
        MinutesVersion,
    )

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
            "ticket__code",
            "is_transferred",
            "reconfirmations__asked_at",
            "reconfirmations__answered_at",
        )
        seen = (
            "event__activity__title",
            "listed_name",
            "organisation_name",
            "mode",
            "known_by",
            "came_at",
            "people_here",
            "has_spoken",
        )
        handed_on = ("registration__event__activity__title", "state", "offered_at", "ended_at")
        given = ("event__activity__title", "issued_at", "revoked_at")
        counted = ("event__activity__title", "at", "mode", "people", "note", "taken_back_at")
        written = ("event__activity__title", "state", "changed_at")
        confirmed = ("minutes__event__activity__title", "number", "confirmed_at")
        return {
            "registrations": list(person.registrations.values(*fields)),
            "registration_answers": list(
                RegistrationAnswer.objects.filter(registration__person=person).values(
                    "registration__event__activity__title", "question__text", "value"
                )
            ),
            "transfers": list(Transfer.objects.filter(registration__person=person).values(*handed_on)),
            "attendances": list(person.attendances.values(*seen)),
            "certificates": list(person.certificates.values(*given)),
            "minutes_written": list(Minutes.objects.filter(written_by=person).values(*written)),
            "minutes_confirmed": list(MinutesVersion.objects.filter(confirmed_by=person).values(*confirmed)),
            "head_counts": list(HeadCount.objects.filter(counted_by=person).values(*counted)),
            "calendar": list(CalendarFeed.objects.filter(person=person).values("is_open", "opened_at")),
        }
