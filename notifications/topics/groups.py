"""Whom news of a group concerns: those who manage it, or somebody it has asked to join."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Value

from accounts.choices import MemberRole, MemberState
from accounts.models import Membership, Organisation
from core.times import is_zone
from notifications.engine.models import Message
from notifications.topics.audiences import Member

_REACHABLE = {"person__erased_at__isnull": True, "person__merged_into__isnull": True}
# Of a message about a group, the share it takes is that group's.
_OWN = {"person": OuterRef("person_id"), "organisation": OuterRef("fair_key")}
_MANAGES = {"state": MemberState.MEMBER, "role": MemberRole.MANAGER}


@dataclass(frozen=True)
class Managers:
    """Those who manage a group."""

    def _rows(self, about_id: int) -> QuerySet[Membership]:
        return Membership.objects.filter(organisation=about_id, **_MANAGES, **_REACHABLE)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person__in=among)
        for person_id, own_zone, joined_at in rows.values_list("person_id", "person__zone", "joined_at"):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, 1, joined_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(person__gt=after).order_by("person")
        return list(rows.values_list("person", flat=True)[:most])

    def turn_now(self) -> Subquery:
        rows = Membership.objects.filter(**_MANAGES, **_OWN)
        return Subquery(rows.annotate(once=Value(1)).values("once")[:1])


@dataclass(frozen=True)
class Invited:
    """Those whom a group has asked to join and who have not answered; another invitation is another turn."""

    def _rows(self, about_id: int) -> QuerySet[Membership]:
        return Membership.objects.filter(organisation=about_id, state=MemberState.INVITED, **_REACHABLE)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person__in=among)
        columns = rows.values_list("person_id", "person__zone", "id", "joined_at")
        for person_id, own_zone, number, asked_at in columns:
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, number, asked_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(person__gt=after).order_by("person")
        return list(rows.values_list("person", flat=True)[:most])

    def turn_now(self) -> Subquery:
        rows = Membership.objects.filter(state=MemberState.INVITED, pk=OuterRef("turn"), **_OWN)
        return Subquery(rows.values("pk")[:1])


def group_of(message: Message) -> Mapping[str, Any]:
    """For the templates of news of a group: `organisation`."""
    return {"organisation": Organisation.objects.get(pk=message.fair_key)}
