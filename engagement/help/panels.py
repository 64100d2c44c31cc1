"""What the directory shows on other rooms' pages."""

from accounts.requests import PersonRequest
from core import clock
from core.panels import Panel
from engagement.help import selectors

SHOWN = 5


def to_check(request: PersonRequest) -> Panel:
    """The entries of the reader's scope that are doubted or no longer verified."""
    return Panel(
        "help/_to_check.html", {"entries": selectors.to_check(request.person, now=clock.now())[:SHOWN]}
    )
