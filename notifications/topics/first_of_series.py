"""Whoever registered for several dates of a series in one act is told so once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from engagement.events.models import Registration
from notifications.engine.models import Message
from notifications.topics.audiences import Registered, seat_of


@dataclass(frozen=True)
class RegisteredFirst(Registered):
    """Those who are registered, but for dates they joined together with another one, which is confirmed for all."""

    def _rows(self, about_id: int) -> QuerySet[Registration]:
        return super()._rows(about_id).exclude(turn_with_others=F("turn"))


def with_its_dates(message: Message) -> Mapping[str, Any]:
    """As `seat_of`, and `more_dates`: how many other dates of the series she joined in the same act."""
    series = message.activity.series_id if message.activity else None
    return dict(seat_of(message)) | {"more_dates": _together(message, series) if series else 0}


def _together(message: Message, series_id: int) -> int:
    first = Registration.objects.get(event=message.activity_id, person=message.person_id or 0)
    return Registration.objects.filter(
        person=first.person_id,
        event__activity__series=series_id,
        registered_at=first.registered_at,
        turn_with_others=F("turn"),
    ).count()
