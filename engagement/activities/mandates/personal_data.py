"""What mandates hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Mandate, MandateObjection


class MandatesData:
    """For which groups she may speak, whom she let speak, what she said against it."""

    models: ClassVar[tuple[type[Model], ...]] = (Mandate, MandateObjection)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = ("code", "organisation__name", "scope", "activity__title", "evidence", "evidence_url")
        days = ("starts_on", "expires_on", "granted_at", "is_by_holder", "withdrawn_at")
        said = ("mandate__code", "reason", "raised_at", "answer", "answered_at")
        granted = Mandate.objects.filter(granted_by=person).exclude(person=person)
        withdrawn = Mandate.objects.filter(withdrawn_by=person)
        answered = MandateObjection.objects.filter(answered_by=person)
        return {
            "mandates": list(person.mandates.values(*fields, *days)),
            "mandates_granted": list(granted.values("code", "organisation__name", "granted_at")),
            "mandates_withdrawn": list(withdrawn.values("code", "organisation__name", "withdrawn_at")),
            "mandate_objections": list(person.mandate_objections.values(*said)),
            "mandate_objections_answered": list(answered.values("mandate__code", "answer", "answered_at")),
        }
