"""What the desk shows on other rooms' pages."""

from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.desk import selectors

SHOWN = 5


def mine(request: PersonRequest) -> Panel:
    """On the page about me: what I moderate, whether a task waits for me, and where what I reported stands."""
    person = request.person
    context = {
        "moderates": selectors.moderates(person),
        "tasks": selectors.tasks_of(person).count() if person.powers.safeguards else None,
    }
    return Panel("desk/_mine.html", context)


def waiting(request: PersonRequest) -> Panel:
    """On the desk: how many reports wait for this coordinator."""
    return Panel("desk/_waiting.html", {"cases": selectors.waiting_for(request.person)[:SHOWN]})
