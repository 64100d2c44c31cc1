"""What mandates show on other rooms' pages."""

from accounts.models import Organisation
from accounts.requests import PersonRequest
from core import clock
from core.panels import Panel
from engagement.activities.mandates import policies, selectors


def of_group(request: PersonRequest, group: Organisation) -> Panel:
    """The way to who speaks for the group, for those who may read of it."""
    may_read = policies.may_read(request.person, group)
    return Panel("activities/_mandates_of_group.html", {"group": group, "may_read": may_read})


def mine(request: PersonRequest) -> Panel:
    """For whom I may speak, on the page about me."""
    now = clock.now()
    held = [mandate for mandate in selectors.held_by(request.person) if mandate.stands_at(now)]
    return Panel("activities/_my_mandates.html", {"mandates": held})


def objected(request: PersonRequest) -> Panel:
    """Against whose speaking members object, in the places somebody coordinates."""
    powers = request.person.powers
    places = None if powers.is_administrator else powers.coordinates
    return Panel(
        "activities/_mandates_objected.html", {"mandates": selectors.objected_in(places, clock.now())}
    )
