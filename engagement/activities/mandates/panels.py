"""What mandates show on other rooms' pages."""

from accounts.models import Organisation
from accounts.requests import PersonRequest
from core import clock
from core.panels import Panel
from engagement.activities.mandates import selectors


def of_group(request: PersonRequest, group: Organisation) -> Panel:
    """The way to who speaks for the group, for those who may read of it."""
    powers = request.person.powers
    # As `policies.may_read`, of what was read with her powers: the page asks no more for it.
    may_read = group.pk in powers.belongs_to or powers.cover(group.place)
    return Panel("activities/_mandates_of_group.html", {"group": group, "may_read": may_read})


def mine(request: PersonRequest) -> Panel:
    """For whom I may speak, on the page about me; asks nothing of who belongs to no group."""
    now = clock.now() if request.person.powers.belongs_to else None
    held = selectors.held_by(request.person) if now else ()
    standing = [mandate for mandate in held if now and mandate.stands_at(now)]
    return Panel("activities/_my_mandates.html", {"mandates": standing})


def objected(request: PersonRequest) -> Panel:
    """The way to the mandates against which members have said something."""
    return Panel("activities/_mandates_objected.html")
