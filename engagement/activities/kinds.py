"""What the trunk asks of each kind of activity; `config.composition.ACTIVITY_KINDS` lists who answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from accounts.models import Person
from engagement.activities.models import Activity, ActivityCounter


@dataclass(frozen=True)
class Progress:
    """The numbers of a progress bar, and the same in words."""

    value: int
    goal: int
    text: str


@dataclass(frozen=True)
class CardLine:
    """What a card says in its last line: words, or a progress bar."""

    text: str = ""
    progress: Progress | None = None


class ActivityKind(Protocol):
    """One kind: its words, its page and what its card says."""

    name: str
    label: str | Promise
    tone: str
    draft_label: str | Promise
    page_template: str
    draft_url: str
    change_url: str

    def page(self, *, activity: Activity, person: Person | None, now: datetime) -> dict[str, Any]:
        """Variables of the kind's page template."""
        ...

    def unready(self, activity: Activity) -> str:
        """What is still missing before it can be published, in words; empty when nothing is."""
        ...

    def venue(self, activity: Activity) -> str:
        """Where exactly it is held; empty where there is no such thing."""
        ...

    def is_only_online(self, counters: Mapping[str, ActivityCounter]) -> bool:
        """Whether there is no place to go to, from the counters alone (no query)."""
        ...

    def card_line(
        self, activity: Activity, counters: Mapping[str, ActivityCounter], *, now: datetime
    ) -> CardLine:
        """What a list says of it, from the counters alone (no query)."""
        ...


@cache
def kinds() -> dict[str, ActivityKind]:
    """Every kind by its name, in the order of the composition."""
    found = [import_string(path)() for path in import_string("config.composition.ACTIVITY_KINDS")]
    return {kind.name: kind for kind in found}
