"""What an organiser plans of an event, as forms and the API hand it to services."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Hall:
    """Where and how an event is held; `seats` and `online_seats` None mean as many as come.

    `offer_hours` None: whoever is next on the waiting list has the seat at once; else a seat is offered for so long.
    """

    venue: str
    in_hall: bool
    seats: int | None
    online_link: str
    party_most: int
    online_seats: int | None = None
    has_waiting_list: bool = True
    smaller_may_overtake: bool = False
    offer_hours: int | None = None
    needs_approval: bool = False
    registration_closes_at: datetime | None = None
