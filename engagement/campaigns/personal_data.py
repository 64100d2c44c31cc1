"""What campaigns hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.campaigns.models import ActionTaken, Share, ShiftPlace


class CampaignsData:
    """The actions she took, her places on shifts, the links she shared."""

    models: ClassVar[tuple[type[Model], ...]] = (ActionTaken, Share, ShiftPlace)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = (
            "code",
            "campaign__activity__title",
            "kind",
            "shows_name",
            "state",
            "taken_at",
            "taken_back_at",
            "letter__words",
            "pledge__words",
            "pledge__due_on",
            "pledge__kept_at",
            "pledge__kept_words",
            "pledge__evidence",
        )
        shares = person.shares.values("code", "campaign__activity__title", "brought", "made_at")
        places = person.shift_places.values(
            "shift__title",
            "shift__venue",
            "shift__starts_at",
            "shift__ends_at",
            "taken_at",
            "left_at",
            "came_at",
        )
        return {
            "actions": list(person.actions.values(*fields)),
            "shifts": list(places),
            "shares": list(shares),
        }
