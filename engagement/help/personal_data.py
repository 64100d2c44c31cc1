"""What the directory holds about a person: what she did as a coordinator, and nothing of who looked for help."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.help.models import Doubt, Entry


class HelpData:
    """The entries she was the last to verify, and the doubts she settled."""

    models: ClassVar[tuple[type[Model], ...]] = (Entry, Doubt)

    def export(self, person: Person) -> dict[str, Rows]:
        return {
            "verified_entries": list(person.verified_entries.values("code", "name", "verified_at")),
            "settled_doubts": list(person.settled_doubts.values("code", "entry__name", "settled_at")),
        }
