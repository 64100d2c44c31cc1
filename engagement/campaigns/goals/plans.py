"""What an organiser plans of the way to the goal."""

from dataclasses import dataclass

from engagement.activities.models import Activity


@dataclass(frozen=True, kw_only=True)
class Mark:
    """So many people, and a word for it, which may be empty."""

    at: int
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Way:
    """The milestones, each number once, and what comes once the goal is reached."""

    marks: tuple[Mark, ...]
    next_words: str = ""
    leads_to: Activity | None = None
    """What one can open already: an event, a consultation or a campaign of the same group."""
