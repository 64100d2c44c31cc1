"""Whom a topic concerns: one class per answer, asked by the planner for all and by the gate for one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db.models import Min, OuterRef, Q, QuerySet, Subquery, Value

from core.times import is_zone
from engagement.events import guests, online
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from engagement.participation.choices import Verb
from engagement.participation.models import Participation
from engagement.participation.selectors import live
from notifications.engine.models import Message


@dataclass(frozen=True)
class Member:
    """One person concerned: since when, and for the how-manieth time."""

    person_id: int
    zone: str
    turn: int
    joined_at: datetime
    mode: str = ""
    """How she comes, where that can be said."""


class Audience(Protocol):
    """Who is concerned at this moment by an activity, or by a group: `about_id` is its id."""

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        """Those of the persons `among` who are concerned; erased and merged ones are not. `zone` stands in for none."""
        ...

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        """The next persons concerned, by rising id: the planner's chunks."""
        ...

    def turn_now(self) -> Subquery:
        """For a query over messages: the message's own turn while its person is concerned in that turn, else NULL."""
        ...


# A person who is erased or merged into another is written to no more.
_REACHABLE = {"person__erased_at__isnull": True, "person__merged_into__isnull": True}
_OWN = {"person_id": OuterRef("person_id"), "activity_id": OuterRef("activity_id")}


@dataclass(frozen=True)
class Registrants:
    """Those whose registration for an event stands in one way, since the moment that `since` names."""

    stands: Q
    since: str = "registered_at"

    def _rows(self, about_id: int) -> QuerySet[Registration]:
        return Registration.objects.filter(self.stands, event_id=about_id, **_REACHABLE)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person_id__in=among)
        columns = rows.values_list("person_id", "person__zone", "turn", self.since, "mode")
        for person_id, own_zone, turn, joined_at, mode in columns:
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, turn, joined_at, mode)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(person_id__gt=after).order_by("person_id")
        return list(rows.values_list("person_id", flat=True)[:most])

    def turn_now(self) -> Subquery:
        return Subquery(
            Registration.objects.filter(
                self.stands,
                event_id=OuterRef("activity_id"),
                person_id=OuterRef("person_id"),
                turn=OuterRef("turn"),
            ).values("turn")[:1]
        )


@dataclass(frozen=True)
class Registered(Registrants):
    """Those who have a seat at an event."""

    stands: Q = Q(state=RegistrationState.CONFIRMED)  # noqa: RUF009  # a Q is never changed


@dataclass(frozen=True)
class Did:
    """Those who did one thing, each doing of it by itself."""

    verb: Verb

    def _rows(self, about_id: int) -> QuerySet[Participation]:
        return live().filter(activity_id=about_id, verb=self.verb, **_REACHABLE)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person_id__in=among)
        columns = rows.values_list("person_id", "person__zone", "turn", "recorded_at")
        for person_id, own_zone, turn, recorded_at in columns:
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, turn, recorded_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(person_id__gt=after).order_by("person_id")
        return list(rows.values_list("person_id", flat=True).distinct()[:most])

    def turn_now(self) -> Subquery:
        return Subquery(live().filter(verb=self.verb, turn=OuterRef("turn"), **_OWN).values("turn")[:1])


@dataclass(frozen=True)
class TookPart:
    """Those who gave something, each once, however often and in whatever way."""

    verbs: frozenset[Verb] = frozenset({Verb.CONTRIBUTED, Verb.TOOK_PART})

    def _rows(self, about_id: int) -> QuerySet[Participation]:
        return live().filter(activity_id=about_id, verb__in=self.verbs, **_REACHABLE)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(person_id__in=among).values_list("person_id", "person__zone")
        for person_id, own_zone, first_at in rows.annotate(first_at=Min("recorded_at")).order_by("person_id"):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, 1, first_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(person_id__gt=after).order_by("person_id")
        return list(rows.values_list("person_id", flat=True).distinct()[:most])

    def turn_now(self) -> Subquery:
        rows = live().filter(verb__in=self.verbs, **_OWN)
        return Subquery(rows.annotate(once=Value(1)).values("once")[:1])


def registration_of(message: Message) -> Mapping[str, Any]:
    """For the templates of those who are registered: `registration` with its event, and the way to the meeting."""
    mine = Registration.objects.filter(event_id=message.activity_id, person_id=message.person_id or 0)
    registration = mine.select_related("event").get()
    found = {"registration": registration, "online_url": settings.SITE_URL + online.path(registration)}
    if message.person and not message.person.user_id:
        # Whoever has no login sees to it by the link itself.
        found["activity_url"] = settings.SITE_URL + guests.manage_path(registration)
    return found
