"""What the trunk holds about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Activity, ActivityVersion, Series


class ActivitiesData:
    """The activities and series she began, and the times and places she gave to any."""

    models: ClassVar[tuple[type[Model], ...]] = (Activity, ActivityVersion, Series)

    def export(self, person: Person) -> dict[str, Rows]:
        begun = Activity.objects.filter(created_by=person)
        moved = ActivityVersion.objects.filter(changed_by=person, number__gt=1)
        return {
            "activities_begun": list(begun.values("code", "kind", "title", "state", "created_at")),
            "activities_moved": list(moved.values("activity__code", "starts_at", "changed_at", "note")),
            "series_begun": list(Series.objects.filter(created_by=person).values("code", "created_at")),
        }
