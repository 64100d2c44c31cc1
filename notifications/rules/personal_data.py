"""What this room holds about a person: what she decided about the reminders of an activity."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from notifications.rules.models import Hold, ReminderRule


class RulesData:
    """The rules she changed last, and the stops that are hers."""

    models: ClassVar[tuple[type[Model], ...]] = (ReminderRule, Hold)

    def export(self, person: Person) -> dict[str, Rows]:
        rules = ReminderRule.objects.filter(changed_by=person).order_by("id")
        holds = Hold.objects.filter(held_by=person).order_by("held_at")
        fields = ("activity__code", "step", "is_on", "timing", "minutes", "days", "at", "for_whom", "text")
        return {
            "reminder_rules": list(rules.values(*fields, "translations", "changed_at")),
            "held_reminders": list(holds.values("activity__code", "held_at")),
        }
