"""Whom a topic concerns: one class per answer, asked by the planner for all and by the gate for one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db.models import Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import BaseExpression
from django.urls import reverse

from core.times import is_zone
from engagement.events import guests, online
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from engagement.participation.choices import Mode, Verb
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
    told: int = 0
    """The version of the time and place that she was told last since then, 0 for none; the planner fills it in."""


class Audience(Protocol):
    """Who is concerned at this moment by an activity, or by a group: `about_id` is its id."""

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        """Those of the persons `among` who are concerned; erased and merged ones are not. `zone` stands in for none."""
        ...

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        """The next persons concerned, by rising id: the planner's chunks."""
        ...

    def turn_now(self) -> BaseExpression:
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
class Waits(Registrants):
    """Those who have no seat yet: in the waiting list, with an offer, or before a decision."""

    stands: Q = Q(  # noqa: RUF009  # a Q is never changed
        state__in=[RegistrationState.WAITING, RegistrationState.OFFERED, RegistrationState.PENDING]
    )


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


@dataclass(frozen=True)
class SeatAt:
    """Where an event is."""

    venue: str


@dataclass(frozen=True)
class Seat:
    """A registration as a mail shows it: the same for all who come alike."""

    mode: str
    party_size: int
    event: SeatAt


def seats_of(messages: Sequence[Message]) -> dict[int, dict[str, Seat | str]]:
    """For the templates of those who are registered, for many messages in one query.

    `registration` as all see it who come alike; for the hall `ticket_url`, where each finds her own, and for those
    who are online `online_url`, her own way to the meeting.
    """
    rows = Registration.objects.filter(
        event__in={message.activity_id for message in messages},
        person__in={message.person_id for message in messages},
    ).select_related("event__activity", "person")
    found = {(row.event_id, row.person_id): _seat(row) for row in rows}
    keys = {message.pk: (message.activity_id or 0, message.person_id or 0) for message in messages}
    return {pk: found[key] for pk, key in keys.items() if key in found}


def _seat(registration: Registration) -> dict[str, Seat | str]:
    at = SeatAt(registration.event.venue)
    seat = Seat(registration.mode, registration.party_size, at)
    is_online = registration.mode == Mode.ONLINE
    ticket = reverse("events:event-ticket", args=[registration.event.activity.code])
    found: dict[str, Seat | str] = {
        "registration": seat,
        "ticket_url": "" if is_online else settings.SITE_URL + ticket,
        "online_url": settings.SITE_URL + online.path(registration) if is_online else "",
    }
    return found | without_login(registration)


def seat_of(message: Message) -> Mapping[str, Any]:
    """The same for one message."""
    return seats_of([message])[message.pk]


def registration_of(message: Message) -> Mapping[str, Any]:
    """For the templates of those who are registered: `registration` with its event, and the way to the meeting."""
    mine = Registration.objects.filter(event_id=message.activity_id, person_id=message.person_id or 0)
    registration = mine.select_related("event__activity", "person").get()
    online_url = settings.SITE_URL + online.path(registration)
    return {"registration": registration, "online_url": online_url, **without_login(registration)}


def without_login(registration: Registration) -> dict[str, str]:
    """Whoever has no login sees to it by the link itself, and has no ticket's page to open."""
    if registration.person.user_id:
        return {}
    return {"activity_url": settings.SITE_URL + guests.manage_path(registration), "ticket_url": ""}
