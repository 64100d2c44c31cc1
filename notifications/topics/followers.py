"""Whom the days of an activity concern without having joined it: those who follow it, and who is awaited there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.translation import gettext_lazy as _

from core.times import is_zone
from engagement.activities.choices import InvitationState
from engagement.activities.models import Activity, Follow, Invitation
from engagement.participation.selectors import live
from notifications.topics.audiences import Member

BECAUSE_FOLLOWED = _("%(name)s writes to you because you follow this.")
_REACHABLE = {"person__erased_at__isnull": True, "person__merged_into__isnull": True}


class _DayNumber(Func):
    """`date.toordinal()` of a moment in UTC."""

    template = "((%(expressions)s AT TIME ZONE 'UTC')::date - DATE '0001-01-01' + 1)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Followers:
    """Those who follow the activity, since they do.

    `day` names the moment of the activity that is told of: another day is another turn, and what else is changed is
    none. Where it is empty there is one turn.
    """

    day: str = ""

    def _rows(self, **about: object) -> tuple[QuerySet[Any], ...]:
        """By (person, since); `about` is the activity, and may be the person."""
        return (Follow.objects.filter(**about).annotate(since=F("followed_at")),)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        found: dict[int, tuple[str, datetime]] = {}
        for rows in self._rows(activity=about_id, person__in=among):
            reachable = rows.filter(**_REACHABLE).order_by("person")
            for person_id, own_zone, since in reachable.values_list("person", "person__zone", "since"):
                found.setdefault(person_id, (own_zone, since))
        turn = self._turn(about_id) if found else 1
        for person_id, (own_zone, since) in found.items():
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, turn, since)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        found: set[int] = set()
        for rows in self._rows(activity=about_id, person__gt=after):
            next_ones = rows.filter(**_REACHABLE).order_by("person").values_list("person", flat=True)
            found.update(next_ones[:most])
        return sorted(found)[:most]

    def turn_now(self) -> Subquery:
        concerned = Q()
        for rows in self._rows(activity=OuterRef("pk"), person=OuterRef(OuterRef("person_id"))):
            concerned |= Q(Exists(rows))
        turn = _DayNumber(F(self.day)) if self.day else Value(1)
        activities = Activity.objects.filter(concerned, pk=OuterRef("activity_id")).annotate(now=turn)
        return Subquery(activities.filter(now=OuterRef("turn")).values("now"))

    def _turn(self, about_id: int) -> int:
        if not self.day:
            return 1
        moment: datetime = Activity.objects.values_list(self.day, flat=True).get(pk=about_id)
        return moment.astimezone(UTC).toordinal()


@dataclass(frozen=True)
class Awaited(Followers):
    """Those who follow it or are invited to it, as long as they have done nothing in it."""

    def _rows(self, **about: object) -> tuple[QuerySet[Any], ...]:
        took_part = live().filter(activity=OuterRef("activity"), person=OuterRef("person"))
        invited = Invitation.objects.filter(
            state__in=[InvitationState.SENT, InvitationState.ACCEPTED], **about
        ).annotate(since=F("sent_at"))
        return tuple(rows.exclude(Exists(took_part)) for rows in (*super()._rows(**about), invited))
