"""What campaigns hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.campaigns.models import ActionTaken


class CampaignsData:
    """The actions she took."""

    models: ClassVar[tuple[type[Model], ...]] = (ActionTaken,)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = (
            "code",
            "campaign__activity__title",
            "kind",
            "shows_name",
            "state",
            "taken_at",
            "taken_back_at",
            "pledge__words",
            "pledge__due_on",
            "pledge__kept_at",
            "pledge__kept_words",
            "pledge__evidence",
        )
        return {"actions": list(person.actions.values(*fields))}
