"""What the room of notifications holds about a person: what she was told, and what she will be."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from notifications.engine.models import Message


class MessagesData:
    """Her messages, sent and planned, with the reason why they did (not) go out."""

    models: ClassVar[tuple[type[Model], ...]] = (Message,)

    def export(self, person: Person) -> dict[str, Rows]:
        fields = ("topic", "step", "subject", "text", "state", "reason", "due_at", "settled_at", "seen_at")
        return {"messages": list(person.messages.order_by("id").values(*fields, "activity__code"))}
