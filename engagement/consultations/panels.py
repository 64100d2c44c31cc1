"""What consultations show on other rooms' pages."""

from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.consultations import selectors

SHOWN = 20


def my_answers(request: PersonRequest) -> Panel:
    """What I answered and what became of it, on the page about me."""
    return Panel(
        "consultations/_my_answers.html", {"contributions": selectors.given_by(request.person)[:SHOWN]}
    )
