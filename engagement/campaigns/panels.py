"""What campaigns show on other rooms' pages."""

from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.campaigns import selectors

SHOWN = 20


def my_actions(request: PersonRequest) -> Panel:
    """The campaigns I signed, on the page about me."""
    return Panel("campaigns/_my_actions.html", {"actions": selectors.done_by(request.person)[:SHOWN]})
