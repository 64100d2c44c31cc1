"""Whom an answer concerns: those who said it, the office that is asked for it, and who promised something in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from accounts.choices import MemberRole, MemberState
from accounts.models import Membership
from core.times import is_zone
from engagement.voices.choices import CommitmentState, ContributionState
from engagement.voices.models import Commitment, Theme, ThemeEntry
from notifications.engine.models import Message
from notifications.topics.audiences import Member

IN_THE_MORNING = time(9)
"""The hour at the place at which a day begins for an office."""


@dataclass(frozen=True)
class Answered:
    """Those whose words lie in a theme that was answered, since its latest answer; each further answer is a turn."""

    def _rows(self, about_id: int) -> QuerySet[ThemeEntry]:
        answered = ThemeEntry.objects.filter(
            contribution__activity=about_id,
            theme__answered_at__isnull=False,
            contribution__person__erased_at__isnull=True,
            contribution__person__merged_into__isnull=True,
            contribution__person__isnull=False,
        )
        return answered.exclude(contribution__state=ContributionState.WITHDRAWN)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(about_id).filter(contribution__person__in=among)
        persons = rows.values_list("contribution__person", "contribution__person__zone")
        for person_id, own_zone, turn, last_at in persons.annotate(
            turn=Count("theme", distinct=True), last_at=Max("theme__answered_at")
        ).order_by("contribution__person"):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, turn, last_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(contribution__person__gt=after)
        persons = rows.order_by("contribution__person").values_list("contribution__person", flat=True)
        return list(persons.distinct()[:most])

    def turn_now(self) -> Subquery:
        hers = ThemeEntry.objects.filter(
            contribution__activity=OuterRef("activity_id"),
            contribution__person=OuterRef("person_id"),
            theme__answered_at__isnull=False,
        ).exclude(contribution__state=ContributionState.WITHDRAWN)
        counted = hers.order_by().values("contribution__person").annotate(turn=Count("theme", distinct=True))
        return Subquery(counted.filter(turn=OuterRef("turn")).values("turn"))


def _organisers(person: OuterRef | None = None) -> Q:
    """Of an organisation: who may speak for it once it is verified."""
    who = Q(
        organisation__verified_at__isnull=False,
        organisation__memberships__state=MemberState.MEMBER,
        organisation__memberships__role__in=[MemberRole.ORGANISER, MemberRole.MANAGER],
        organisation__memberships__person__erased_at__isnull=True,
        organisation__memberships__person__merged_into__isnull=True,
    )
    return who if person is None else who & Q(organisation__memberships__person=person)


@dataclass(frozen=True)
class Offices:
    """Organisers of the groups that owe an answer, or have an open promise; each theme or promise is a turn of its own.

    `is_due` counts from the morning of its day at the place; else from the moment they were asked.
    """

    of: type[Theme] | type[Commitment] = Theme
    is_due: bool = False

    def _open(self, **about: object) -> QuerySet[Any]:  # Any: of two models
        if self.of is Commitment:
            open_ones = Commitment.objects.filter(state=CommitmentState.OPEN, **about)
        else:
            open_ones = Theme.objects.filter(verdict="", **about)  # type: ignore[assignment]  # one or the other
        return open_ones.filter(due_on__isnull=False) if self.is_due else open_ones

    def _about(self, activity: object) -> dict[str, object]:
        return {"theme__activity" if self.of is Commitment else "activity": activity}

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._open(**self._about(about_id)).filter(_organisers())
        reader = "organisation__memberships__person"
        since = "due_on" if self.is_due else "asked_at"
        rows = rows.filter(**{f"{reader}__in": among}).order_by(reader, "pk")
        for person_id, own_zone, number, at in rows.values_list(reader, f"{reader}__zone", "pk", since):
            moment = datetime.combine(at, IN_THE_MORNING, tzinfo=ZoneInfo(zone)) if self.is_due else at
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, number, moment)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        offices = self._open(**self._about(about_id)).values("organisation")
        organisers = Membership.objects.filter(
            organisation__in=offices,
            organisation__verified_at__isnull=False,
            state=MemberState.MEMBER,
            role__in=[MemberRole.ORGANISER, MemberRole.MANAGER],
            person__gt=after,
            person__erased_at__isnull=True,
            person__merged_into__isnull=True,
        )
        return list(organisers.order_by("person").values_list("person", flat=True).distinct()[:most])

    def turn_now(self) -> Subquery:
        rows = self._open(**self._about(OuterRef("activity_id")), pk=OuterRef("turn"))
        return Subquery(rows.filter(_organisers(OuterRef("person_id"))).values("pk")[:1])


def theme_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `theme`, which is asked about."""
    return {"theme": Theme.objects.get(pk=message.turn)}


def commitment_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `commitment`, which was promised."""
    return {"commitment": Commitment.objects.get(pk=message.turn)}
