"""What following holds about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Follow


class FollowingData:
    """What she follows, and since when."""

    models: ClassVar[tuple[type[Model], ...]] = (Follow,)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = ("activity__title", "place__code", "organisation__name", "followed_at")
        return {"follows": list(person.follows.values(*fields))}
