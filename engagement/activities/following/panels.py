"""What following shows on other rooms' pages."""

from accounts.models import Organisation
from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.activities.following import selectors


def mine(request: PersonRequest) -> Panel:
    """The way to what I follow, on the page about me."""
    return Panel("activities/_my_follows.html")


def of_group(request: PersonRequest, group: Organisation) -> Panel:
    """The button on the page of a verified group."""
    follows = group.is_verified and selectors.is_followed(request.person, group)
    return Panel("activities/_follow_group.html", {"group": group, "follows": follows})
