"""Whom a new activity concerns: those who follow the group that plans it, or a place that holds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value

from core.times import is_zone
from engagement.activities.models import Activity, Follow
from engagement.activities.selectors import WIDE
from notifications.topics.audiences import Member

_REACHABLE = {"person__erased_at__isnull": True, "person__merged_into__isnull": True}


@dataclass(frozen=True)
class Subscribers:
    """Those who followed its group or a place around it when it was published; of a series, by its first date.

    Of a sensitive one the place is told to nobody: only who follows a whole province or country hears of it.
    """

    def _rows(self, about_id: int) -> QuerySet[Follow]:
        activity = _first_ones().filter(pk=about_id).select_related("place").first()
        if activity is None or activity.published_at is None:
            return Follow.objects.none()
        around = Q(place__path__holds=activity.place.path)
        if activity.is_sensitive:
            around &= Q(place__kind__in=WIDE)
        rows = Follow.objects.filter(Q(organisation=activity.organisation_id) | around, **_REACHABLE)
        return rows.filter(followed_at__lte=activity.published_at)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person__in=among).order_by("person").distinct("person")
        for person_id, own_zone, since in rows.values_list("person", "person__zone", "followed_at"):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, 1, since)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(person__gt=after).order_by("person")
        return list(rows.values_list("person", flat=True).distinct()[:most])

    def turn_now(self) -> Subquery:
        hers = Follow.objects.filter(
            person=OuterRef(OuterRef("person_id")), followed_at__lte=OuterRef("published_at")
        )
        around = hers.filter(place__path__holds=OuterRef("place__path"))
        concerned = (
            Q(Exists(hers.filter(organisation=OuterRef("organisation"))))
            | Q(Exists(around.filter(place__kind__in=WIDE)))
            | Q(Exists(around), is_sensitive=False)
        )
        rows = _first_ones().filter(concerned, pk=OuterRef("activity_id"))
        return Subquery(rows.annotate(once=Value(1)).values("once")[:1])


def _first_ones() -> QuerySet[Activity]:
    """What was published, without the later dates of a series."""
    before = Q(starts_at__lt=OuterRef("starts_at")) | Q(
        starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk")
    )
    published: dict[str, Any] = {"published_at__isnull": False}
    earlier = Activity.objects.filter(before, series=OuterRef("series"), **published)
    return Activity.objects.filter(~Exists(earlier), **published)
