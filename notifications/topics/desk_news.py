"""Whom news of the desk concerns: each row of it is a turn of its own for one person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from core.times import is_zone
from engagement.activities.choices import State
from engagement.desk.models import Appeal, Hiding, Report
from notifications.engine.models import Message
from notifications.topics.audiences import Member
from notifications.topics.topic import Step

STATES = frozenset({State.PUBLISHED, State.CLOSED, State.ARCHIVED, State.WITHDRAWN})
"""An activity may be over or called off: who waits for a decision is told all the same."""


@dataclass(frozen=True, kw_only=True)
class OnTheDesk:
    """The one whom a row concerns, since a moment; `activity`, `person` and `since` are paths from the row."""

    model: type[Model]
    activity: str
    person: str
    since: str
    stands: Q = Q()  # noqa: RUF009  # a Q is never changed

    def _rows(self, **about: object) -> QuerySet[Any]:  # Any: of several models
        reachable = {f"{self.person}__erased_at__isnull": True, f"{self.person}__merged_into__isnull": True}
        return self.model._default_manager.filter(self.stands, **reachable, **about)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(**{self.activity: about_id, f"{self.person}__in": among}).order_by(
            self.person, "pk"
        )
        for person_id, own_zone, number, at in rows.values_list(
            self.person, f"{self.person}__zone", "pk", self.since
        ):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, number, at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(**{self.activity: about_id, f"{self.person}__gt": after}).order_by(self.person)
        return list(rows.values_list(self.person, flat=True).distinct()[:most])

    def turn_now(self) -> Subquery:
        hers = {self.activity: OuterRef("activity_id"), self.person: OuterRef("person_id")}
        return Subquery(self._rows(pk=OuterRef("turn"), **hers).values("pk")[:1])


def at_once(label: Any, *, days: int = 14) -> tuple[Step, ...]:  # Any: lazy words
    """Told at once, and of use for so many days."""
    return (
        Step(
            name="at_once",
            label=label,
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=days),
        ),
    )


def my_page(_message: Message) -> str:
    """What I reported and what of mine was hidden."""
    return reverse("desk:mine")


def hiding_page(message: Message) -> str:
    hiding = Hiding.objects.filter(pk=message.turn).first()
    return hiding.get_absolute_url() if hiding else ""


def appealed_page(message: Message) -> str:
    hiding = Hiding.objects.filter(appeal=message.turn).first()
    return hiding.get_absolute_url() if hiding else ""


def report_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `decision` and `note`."""
    case = Report.objects.select_related("case").get(pk=message.turn).case
    return {"decision": case.decision, "note": case.note if case.decision == "left" else ""}


def hiding_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `hiding`, with its reason."""
    return {"hiding": Hiding.objects.get(pk=message.turn)}


def appeal_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `appeal`, decided."""
    return {"appeal": Appeal.objects.get(pk=message.turn)}
