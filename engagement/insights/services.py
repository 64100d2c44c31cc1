"""What the desk writes down: that a list of people left the site as a file."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from engagement.insights.wanted import WantedDeeds


@transaction.atomic
def note_export(*, person: Person, wanted: WantedDeeds, now: datetime) -> None:
    """Record who exported, and of which activity or place; whom, stands in the access log."""
    facts.record(
        "people_exported",
        now=now,
        actor_id=person.pk,
        activity=wanted.activity.pk if wanted.activity else None,
        place=wanted.place.pk if wanted.place else None,
    )
