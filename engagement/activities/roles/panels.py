"""What roles show on other rooms' pages."""

from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.activities.roles import selectors

SHOWN = 20


def my_roles(request: PersonRequest) -> Panel:
    """Where I help and where I am asked to, on the page about me; nothing where there is none."""
    return Panel("activities/_my_roles.html", {"roles": selectors.of_person(request.person)[:SHOWN]})
