"""What an organiser plans of phases and questions, as forms and the API hand it to services."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class PlannedPhase:
    """One phase: its title (empty: the name of its method) and its aware moments."""

    title: str
    opens_at: datetime
    closes_at: datetime
