"""What this room shows on other rooms' pages."""

from accounts.requests import PersonRequest
from core import clock
from core.panels import Panel
from notifications.rules import selectors

SHOWN = 5


def to_look_at(request: PersonRequest) -> Panel:
    """The events of the reader's scope of which messages did not arrive, or whose reminders are stopped."""
    found = selectors.to_look_at(request.person, now=clock.now())[:SHOWN]
    return Panel("rules/_to_look_at.html", {"activities": found})
