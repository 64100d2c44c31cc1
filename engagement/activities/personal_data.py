"""What the trunk holds about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Activity


class ActivitiesData:
    """The activities she began."""

    models: ClassVar[tuple[type[Model], ...]] = (Activity,)

    def export(self, person: Person) -> dict[str, Rows]:
        begun = Activity.objects.filter(created_by=person)
        return {"activities_begun": list(begun.values("code", "kind", "title", "state", "created_at"))}
