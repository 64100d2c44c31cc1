"""The top of every page of the desk: over which places, and its tabs."""

from datetime import datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from core.health import problems
from places.names import name_in


class Tab(StrEnum):
    SUMMARY = "summary"
    ACTIVITIES = "activities"
    REVIEW = "review"
    PEOPLE = "people"


def top(person: Person, current: Tab, now: datetime) -> dict[str, object]:
    """Variables of insights/_top.html."""
    labels = {
        Tab.SUMMARY: _("Summary"),
        Tab.ACTIVITIES: _("Activities"),
        Tab.REVIEW: _("Waiting for you"),
        Tab.PEOPLE: _("People"),
    }
    places = ", ".join(name_in(place) for place in person.powers.coordinates)
    return {
        "scope": _("The whole site") if person.powers.is_administrator else places,
        "alarms": problems(now),
        "tabs": [(label, reverse(f"insights:desk-{tab}"), tab == current) for tab, label in labels.items()],
    }
