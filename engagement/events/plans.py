"""What an organiser plans of an event, as forms and the API hand it to services."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Hall:
    """Where and how an event is held; `seats` None means as many as come."""

    venue: str
    in_hall: bool
    seats: int | None
    online_link: str
    party_most: int
