"""A coordinator asks for changes before it can be published: told at once to whoever wrote the draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from core.models import Fact
from core.times import is_zone
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Member
from notifications.topics.topic import Step, Topic


@dataclass(frozen=True)
class Author:
    """Whoever wrote a draft that has come back; each coming back is a turn."""

    def _rows(self, about_id: int) -> QuerySet[Activity]:
        return Activity.objects.filter(
            pk=about_id, created_by__erased_at__isnull=True, created_by__merged_into__isnull=True
        )

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        returns = Fact.objects.filter(name="activity_returned", ids__activity=about_id)
        if last := returns.order_by("recorded_at").last():
            authors = self._rows(about_id).filter(created_by__in=among)
            for person_id, own_zone in authors.values_list("created_by", "created_by__zone"):
                yield Member(
                    person_id, own_zone if is_zone(own_zone) else zone, returns.count(), last.recorded_at
                )

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(about_id).filter(created_by__gt=after)
        return list(rows.values_list("created_by", flat=True)[:most])

    def turn_now(self) -> Subquery:
        mine = Activity.objects.filter(pk=OuterRef("activity_id"), created_by=OuterRef("person_id"))
        return Subquery(mine.annotate(turn=OuterRef("turn")).values("turn")[:1])


ACTIVITY_RETURNED = Topic(
    name="activity_returned",
    label=_("Changes are asked for"),
    kinds=frozenset(Kind),
    states=frozenset({State.DRAFT}),
    audience=Author(),
    urgency=Urgency.URGENT,
    of_time=False,
    because=_("%(name)s writes to you because you wrote this draft."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as a coordinator asks for changes"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
