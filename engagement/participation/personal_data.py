"""What the ledger holds about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.participation.models import Participation, Traits


class ParticipationData:
    """What she did, and what she said of herself then."""

    models: ClassVar[tuple[type[Model], ...]] = (Participation, Traits)

    def export(self, person: Person) -> dict[str, Rows]:
        deeds = Participation.objects.filter(person=person).order_by("id")
        fields = ("activity__code", "verb", "happened_at", "mode", "source", "place__code")
        said = ("traits__ways", "traits__language", "traits__lives_in__code", "traits__comes_from__code")
        return {"participation": list(deeds.values(*fields, *said))}
