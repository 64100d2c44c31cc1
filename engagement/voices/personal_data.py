"""What voices hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.voices.models import Contribution, Outcome


class VoicesData:
    """What she gave, and where it stands."""

    models: ClassVar[tuple[type[Model], ...]] = (Contribution, Outcome)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = ("code", "activity__title", "slot", "state", "original_language", "given_at", "updated_at")
        return {"contributions": list(person.contributions.values(*fields))}
