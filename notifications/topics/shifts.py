"""Whom a shift of a campaign concerns: who has a place on it, each place by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import get_language

from core.times import both_zones, is_zone
from engagement.campaigns.models import ShiftPlace
from notifications.engine.models import Message
from notifications.topics.audiences import Member

_VERSIONS = 64
"""A turn is the place's number times this, and the version of its shift: another version is another turn."""
_TURN = F("pk") * _VERSIONS + F("shift__version") % _VERSIONS


@dataclass(frozen=True)
class OnShift:
    """Those who have a place on shifts that stand in one way, since the moment that `since` names."""

    stands: Q
    since: str

    def _rows(self, **about: object) -> QuerySet[ShiftPlace]:
        return ShiftPlace.objects.filter(
            self.stands,
            left_at__isnull=True,
            person__erased_at__isnull=True,
            person__merged_into__isnull=True,
            **about,
        )

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(shift__campaign=about_id, person__in=among).annotate(turn=_TURN)
        columns = rows.order_by("pk").values_list("person", "person__zone", "turn", self.since)
        for person_id, own_zone, turn, since in columns:
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, turn, since)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(shift__campaign=about_id, person__gt=after).order_by("person")
        return list(rows.values_list("person", flat=True).distinct()[:most])

    def turn_now(self) -> Subquery:
        hers = self._rows(shift__campaign=OuterRef("activity_id"), person=OuterRef("person_id"))
        now = hers.annotate(turn=_TURN).filter(turn=OuterRef("turn"))
        return Subquery(now.values("turn")[:1])


def shift_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `shift`, its time in the reader's clock and the place's, and the page of her shifts."""
    place = ShiftPlace.objects.select_related("shift__campaign__activity", "person").get(
        pk=message.turn // _VERSIONS
    )
    shift, zone, own_zone = place.shift, place.shift.campaign.activity.zone, place.person.zone
    return {
        "shift": shift,
        "shift_when": both_zones(
            shift.starts_at,
            shift.ends_at,
            place_zone=zone,
            reader_zone=own_zone if is_zone(own_zone) else zone,
            language=get_language() or "en",
        ),
        "shifts_url": settings.SITE_URL + shifts_page(message),
    }


def shifts_page(message: Message) -> str:
    return reverse("campaigns:shift-list", args=[message.activity.code]) if message.activity else ""
