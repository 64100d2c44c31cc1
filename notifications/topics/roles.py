"""Whom a role in an event concerns: whoever was given it or is asked, or those who manage the group that was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.choices import MemberRole, MemberState
from accounts.models import Person
from core.times import is_zone
from engagement.activities.models import ActivityRole
from notifications.engine.models import Message
from notifications.topics.audiences import Member

_MANAGES = Q(
    organisation__memberships__state=MemberState.MEMBER, organisation__memberships__role=MemberRole.MANAGER
)


@dataclass(frozen=True)
class Helpers:
    """Those who have a role in an event or are asked to take it; each role is a turn of its own."""

    def _rows(self, about_id: int) -> QuerySet[Any]:  # Any: the stubs forget the annotation
        rows = ActivityRole.objects.filter(
            Q(person__isnull=False) | _MANAGES, activity=about_id, ended_at=None
        )
        return rows.annotate(reader=Coalesce("person", "organisation__memberships__person"))

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        zones = dict(self._reachable().filter(pk__in=among).values_list("pk", "zone"))
        rows = self._rows(about_id).filter(reader__in=list(zones))
        for reader, number, given_at in rows.values_list("reader", "id", "given_at").order_by("reader", "id"):
            own_zone = zones[reader]
            yield Member(reader, own_zone if is_zone(own_zone) else zone, number, given_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(reader__gt=after, reader__in=self._reachable()).order_by("reader")
        return list(rows.values_list("reader", flat=True).distinct()[:most])

    def turn_now(self) -> Subquery:
        hers = Q(person=OuterRef("person_id")) | (
            _MANAGES & Q(organisation__memberships__person=OuterRef("person_id"))
        )
        rows = ActivityRole.objects.filter(
            hers, pk=OuterRef("turn"), activity=OuterRef("activity_id"), ended_at=None
        )
        return Subquery(rows.values("pk")[:1])

    def _reachable(self) -> QuerySet[Person]:
        return Person.objects.filter(erased_at__isnull=True, merged_into__isnull=True)


def role_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `role`, with its group where a whole group was asked to organise too."""
    return {"role": ActivityRole.objects.select_related("organisation").get(pk=message.turn)}
