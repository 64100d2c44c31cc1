"""What voices show on other rooms' pages."""

from accounts.requests import PersonRequest
from core import clock
from core.panels import Panel
from engagement.voices.replies import selectors


def waiting(request: PersonRequest) -> Panel:
    """How much waits for an answer of my groups, on the page about me."""
    themes = selectors.waiting_for(request.person)
    today = clock.now().date()
    is_asked = bool(request.person.powers.organises)
    counts = {
        "waiting": themes.count() if is_asked else 0,
        "overdue": selectors.overdue(themes, today).count() if is_asked else 0,
    }
    return Panel("voices/_my_queue.html", counts)
