"""The rules of the promise as queries: whatever happened, their answers stay empty."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import connection

from engagement.activities.choices import State
from notifications.topics import TOPICS

_RULE = re.compile(r"^-- rule (\w+): (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Rule:
    """`query` returns the ids of the messages that break it."""

    name: str
    says: str
    query: str

    def broken_by(self) -> list[int]:
        """Ids of messages, rising; empty while the rule holds."""
        with connection.cursor() as cursor:
            cursor.execute(self.query, {"told_of_withdrawn": _told_of_withdrawn()})
            return sorted(row[0] for row in cursor.fetchall())


@cache
def rules() -> tuple[Rule, ...]:
    """Those of `invariants.sql`, in its order."""
    _head, *parts = _RULE.split(Path(__file__).with_suffix(".sql").read_text())
    return tuple(Rule(*rule) for rule in zip(parts[0::3], parts[1::3], parts[2::3], strict=True))


def broken() -> dict[Rule, list[int]]:
    """Each broken rule with the ids of the messages that break it."""
    return {rule: ids for rule in rules() if (ids := rule.broken_by())}


def _told_of_withdrawn() -> list[str]:
    return [topic.name for topic in TOPICS if State.WITHDRAWN in topic.states]
