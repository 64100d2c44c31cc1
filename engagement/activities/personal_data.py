"""What the trunk holds about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Activity, ActivityRole, ActivityVersion, Series


class ActivitiesData:
    """The activities and series she began, the times and places she gave to any, and her roles in events."""

    models: ClassVar[tuple[type[Model], ...]] = (Activity, ActivityRole, ActivityVersion, Series)

    def export(self, person: Person) -> dict[str, Rows]:
        begun = Activity.objects.filter(created_by=person)
        moved = ActivityVersion.objects.filter(changed_by=person, number__gt=1)
        role = ("activity__title", "role", "given_at", "accepted_at", "ended_at")
        return {
            "activities_begun": list(begun.values("code", "kind", "title", "state", "created_at")),
            "activities_moved": list(moved.values("activity__code", "starts_at", "changed_at", "note")),
            "series_begun": list(Series.objects.filter(created_by=person).values("code", "created_at")),
            "activity_roles": list(person.activity_roles.values(*role)),
        }
