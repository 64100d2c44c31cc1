"""What a campaign asks of a kind of action."""

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
    made_fact: str
    taken_back_fact: str
    template: str
    """The form on the campaign's page."""

    def progress(self, done: int, goal: int) -> str:
        """The honest count in words; never more than is verified."""
        ...
