"""Those who run an event, and how several audiences are one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce

from accounts.choices import MemberRole, MemberState
from accounts.models import Membership, Person
from core.times import is_zone
from engagement.activities.models import Activity, ActivityCounter, ActivityRole
from engagement.events.counters import HALL, ONLINE
from notifications.engine.models import Message
from notifications.topics.audiences import Audience, Member


def _running(activity_id: OuterRef | Value) -> Q:
    """Of a query over persons: those with a role in the activity, or who planned it and organise for its group."""
    organising = Membership.objects.filter(
        person=OuterRef("created_by"), organisation=OuterRef("organisation"), state=MemberState.MEMBER
    ).exclude(role=MemberRole.MEMBER)
    planned = Activity.objects.filter(Exists(organising), pk=activity_id, created_by=OuterRef("pk"))
    return Q(Exists(_roles(activity_id))) | Q(Exists(planned))


def _roles(activity_id: OuterRef | Value) -> QuerySet[ActivityRole]:
    return ActivityRole.objects.filter(
        activity=activity_id, person=OuterRef("pk"), accepted_at__isnull=False, ended_at=None
    )


@dataclass(frozen=True)
class Runs:
    """Those who run an activity: with a role in it, or because they planned it and organise for its group."""

    def _people(self, about_id: int) -> QuerySet[Person]:
        return Person.objects.filter(
            _running(Value(about_id)), erased_at__isnull=True, merged_into__isnull=True
        )

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        begun = Activity.objects.filter(pk=about_id).values("created_at")
        since = Coalesce(
            Subquery(_roles(Value(about_id)).order_by("accepted_at").values("accepted_at")[:1]),
            Subquery(begun),
        )
        rows = self._people(about_id).filter(pk__in=among).annotate(since=since)
        for person_id, own_zone, joined_at in rows.values_list("pk", "zone", "since"):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, 1, joined_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._people(about_id).filter(pk__gt=after).order_by("pk")
        return list(rows.values_list("pk", flat=True)[:most])

    def turn_now(self) -> Subquery:
        her = Person.objects.filter(_running(OuterRef(OuterRef("activity_id"))), pk=OuterRef("person_id"))
        return Subquery(her.annotate(turn=OuterRef("turn")).values("turn")[:1])


@dataclass(frozen=True)
class AnyOf:
    """Whoever is in any of these audiences, once: as the first of them says."""

    audiences: tuple[Audience, ...]

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        seen = set[int]()
        for audience in self.audiences:
            for member in audience.members(about_id, among=among, zone=zone):
                if member.person_id not in seen:
                    seen.add(member.person_id)
                    yield member

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        found = set[int]()
        for audience in self.audiences:
            found.update(audience.person_ids(about_id, after=after, most=most))
        return sorted(found)[:most]

    def turn_now(self) -> BaseExpression:
        return Coalesce(*(audience.turn_now() for audience in self.audiences))


def people_coming(message: Message) -> Mapping[str, Any]:
    """For the templates of those who run it: `people`, how many come, companions included."""
    counters = ActivityCounter.objects.filter(activity=message.activity_id, name__in=(HALL, ONLINE))
    return {"people": sum(counters.values_list("value", flat=True))}
