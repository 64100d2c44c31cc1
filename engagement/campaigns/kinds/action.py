"""What a campaign asks of a kind of action."""

from collections.abc import Mapping
from typing import Protocol

from django.utils.functional import Promise

from engagement.participation.choices import Verb


class ActionKind(Protocol):
    """One thing people can be asked to do."""

    name: str
    label: str | Promise
    verb: Verb
    """What the ledger says of it."""
    counter: str
    """The live number of those who did it."""
    counters: tuple[str, ...]
    """That, and what is counted apart beside it."""
    goal_counter: str
    """Where the goal stands while this is the first thing a campaign asks for."""
    made_fact: str
    taken_back_fact: str
    template: str
    """The form on the campaign's page."""

    def progress(self, done: int, goal: int) -> str:
        """The honest count in words; never more than is verified."""
        ...

    def told(self, numbers: Mapping[str, int]) -> list[str]:
        """Each of its counters in words, apart."""
        ...
