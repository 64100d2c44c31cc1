"""What the trunk holds about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Activity, ActivityRole


class ActivitiesData:
    """The activities she began, and her roles in others."""

    models: ClassVar[tuple[type[Model], ...]] = (Activity, ActivityRole)

    def export(self, person: Person) -> dict[str, Rows]:
        begun = Activity.objects.filter(created_by=person)
        role = ("activity__title", "role", "given_at", "accepted_at", "ended_at")
        return {
            "activities_begun": list(begun.values("code", "kind", "title", "state", "created_at")),
            "activity_roles": list(person.activity_roles.values(*role)),
        }
