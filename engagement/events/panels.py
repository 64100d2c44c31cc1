"""What events show on other rooms' pages."""

from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.events import selectors

SHOWN = 20


def upcoming(request: PersonRequest) -> Panel:
    """The events I am registered for or wait for, on the page about me."""
    return Panel("events/_my_events.html", {"registrations": selectors.standing_of(request.person)[:SHOWN]})
