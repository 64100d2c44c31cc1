"""A rule as a form or the API hands it to a service."""

from dataclasses import dataclass, field
from datetime import time

from notifications.rules.choices import ForWhom, Timing


@dataclass(frozen=True, kw_only=True)
class RulePlan:
    """What an organiser wants of one step. `minutes` and `days` count back from the start, each in its own timing."""

    timing: Timing
    minutes: int = 0
    days: int = 0
    at: time | None = None
    for_whom: ForWhom = ForWhom.ALL
    is_on: bool = True
    text: str = ""
    translations: dict[str, str] = field(default_factory=dict)
