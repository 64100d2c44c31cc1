"""What the news holds about a person: that she wrote it."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Update, UpdateCorrection


class UpdatesData:
    """The news she told in the name of an activity, and what she corrected."""

    models: ClassVar[tuple[type[Model], ...]] = (Update, UpdateCorrection)

    def export(self, person: Person) -> dict[str, Rows]:
        told = Update.objects.filter(published_by=person)
        corrected = UpdateCorrection.objects.filter(corrected_by=person)
        return {
            "updates_told": list(told.values("activity__title", "title", "text", "published_at")),
            "updates_corrected": list(corrected.values("update__title", "note", "corrected_at")),
        }
