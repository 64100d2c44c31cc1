"""What invitations show on the page about me."""

from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.activities.invitations import links, selectors

SHOWN = 20


def waiting(request: PersonRequest) -> Panel:
    """The invitations that wait for my answer."""
    rows = [(each, links.path_of(each)) for each in selectors.unanswered_by(request.person)[:SHOWN]]
    return Panel("activities/_my_invitations.html", {"invitations": rows})
