"""What an organiser plans of a campaign, as forms and the API hand it to services."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What a campaign asks of people, and how many it hopes for."""

    ask: str
    goal: int
    actions: tuple[str, ...] = ("sign",)
    """The names of what it asks for, the first first; the goal is of the first."""
