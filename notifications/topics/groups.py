"""Whom news of a group concerns: those who manage it, or somebody it has asked to join."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value

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
    """Those who manage a group and did so when it was verified: who came later knows it as a verified one."""

    def _rows(self, about_id: int) -> QuerySet[Membership]:
        rows = Membership.objects.filter(organisation=about_id, **_MANAGES, **_REACHABLE)
        return rows.filter(joined_at__lte=F("organisation__verified_at"))

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person__in=among)
        columns = rows.values_list("person_id", "person__zone", "organisation__verified_at")
        for person_id, own_zone, verified_at in columns:
            if verified_at:
                yield Member(person_id, own_zone if is_zone(own_zone) else zone, 1, verified_at)

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


@dataclass(frozen=True)
class ManagersAsked:
    """Those who manage a group, for each wish to join that waits for them: each wish is a turn."""

    def _managers(self, about_id: int) -> QuerySet[Membership]:
        return Membership.objects.filter(organisation=about_id, **_MANAGES, **_REACHABLE)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        wishes = Membership.objects.filter(organisation=about_id, state=MemberState.ASKED).order_by("pk")
        waiting = list(wishes.values_list("pk", "joined_at"))
        managers = self._managers(about_id).filter(person__in=among).order_by("person")
        for person_id, own_zone in managers.values_list("person_id", "person__zone"):
            for number, asked_at in waiting:
                yield Member(person_id, own_zone if is_zone(own_zone) else zone, number, asked_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._managers(about_id).filter(person__gt=after).order_by("person")
        return list(rows.values_list("person", flat=True)[:most])

    def turn_now(self) -> Subquery:
        manages = Membership.objects.filter(
            **_MANAGES,
            person=OuterRef(OuterRef("person_id")),
            organisation=OuterRef(OuterRef("fair_key")),
        )
        wishes = Membership.objects.filter(
            Exists(manages), pk=OuterRef("turn"), organisation=OuterRef("fair_key"), state=MemberState.ASKED
        )
        return Subquery(wishes.values("pk")[:1])


@dataclass(frozen=True)
class Answered:
    """Those whose wish to join was answered; another wish is another turn."""

    def _rows(self, about_id: int) -> QuerySet[Membership]:
        rows = Membership.objects.filter(organisation=about_id, answered_at__isnull=False, **_REACHABLE)
        return rows.filter(state__in=[MemberState.MEMBER, MemberState.DECLINED])

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person__in=among)
        columns = rows.values_list("person_id", "person__zone", "id", "answered_at")
        for person_id, own_zone, number, answered_at in columns:
            if answered_at:
                yield Member(person_id, own_zone if is_zone(own_zone) else zone, number, answered_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(person__gt=after).order_by("person")
        return list(rows.values_list("person", flat=True)[:most])

    def turn_now(self) -> Subquery:
        rows = Membership.objects.filter(answered_at__isnull=False, pk=OuterRef("turn"), **_OWN)
        return Subquery(rows.values("pk")[:1])


def wish_of(message: Message) -> Mapping[str, Any]:
    """For the templates of wishes to join: `organisation`, and `wish` with its person."""
    wish = Membership.objects.select_related("organisation", "person").get(pk=message.turn)
    return {"organisation": wish.organisation, "wish": wish}


def group_of(message: Message) -> Mapping[str, Any]:
    """For the templates of news of a group: `organisation`."""
    return {"organisation": Organisation.objects.get(pk=message.fair_key)}
