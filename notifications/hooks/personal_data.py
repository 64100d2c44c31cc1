"""What this room holds about a person: the webhooks she set up."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from notifications.hooks.models import Hook


class HooksData:
    """Webhooks belong to their group; of the person there is only that she made them."""

    models: ClassVar[tuple[type[Model], ...]] = (Hook,)

    def export(self, person: Person) -> dict[str, Rows]:
        made = Hook.objects.filter(created_by=person).order_by("id")
        return {"webhooks": list(made.values("organisation__code", "url", "events", "created_at"))}
