"""Whoever registered for several dates of a series in one act is told so once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from engagement.events.models import Registration
from notifications.engine.models import Message
from notifications.topics.audiences import Registered, registration_of


@dataclass(frozen=True)
class RegisteredFirst(Registered):
    """Those who are registered, but for dates they joined together with another one, which is confirmed for all."""

    def _rows(self, about_id: int) -> QuerySet[Registration]:
        return super()._rows(about_id).exclude(turn_with_others=F("turn"))


def with_its_dates(message: Message) -> Mapping[str, Any]:
    """As `registration_of`, and `more_dates`: how many other dates of the series she joined in the same act."""
    known = registration_of(message)
    series = message.activity.series_id if message.activity else None
    return dict(known) | {"more_dates": _together(known["registration"], series) if series else 0}


def _together(first: Registration, series_id: int) -> int:
    return Registration.objects.filter(
        person=first.person_id,
        event__activity__series=series_id,
        registered_at=first.registered_at,
        turn_with_others=F("turn"),
    ).count()
