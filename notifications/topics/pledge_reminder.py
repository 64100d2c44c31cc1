"""What somebody promised in a campaign: told to her the day before its day, and asked kindly the day after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.times import is_zone
from engagement.activities.choices import Kind, State
from engagement.campaigns.choices import ActionState
from engagement.campaigns.models import Pledge
from notifications.engine.choices import State as MessageState
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import Member
from notifications.topics.topic import Step, Topic

IN_THE_MORNING = time(9)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pledgers:
    """Those whose promise is open, from the morning of its day by their own clock; another day is another turn."""

    def _open(self, **about: object) -> QuerySet[Pledge]:
        return Pledge.objects.filter(
            kept_at__isnull=True,
            action__state=ActionState.DONE,
            action__person__erased_at__isnull=True,
            action__person__merged_into__isnull=True,
            **about,
        )

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._open(action__campaign=about_id, action__person__in=among)
        columns = rows.values_list("action__person", "action__person__zone", "turn", "due_on")
        for person_id, own_zone, turn, due_on in columns.order_by("action__person"):
            clock = own_zone if is_zone(own_zone) else zone
            morning = datetime.combine(due_on, IN_THE_MORNING, tzinfo=ZoneInfo(clock))
            yield Member(person_id, clock, turn, morning)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._open(action__campaign=about_id, action__person__gt=after)
        return list(rows.order_by("action__person").values_list("action__person", flat=True)[:most])

    def turn_now(self) -> Subquery:
        hers = self._open(
            action__campaign=OuterRef("activity_id"),
            action__person=OuterRef("person_id"),
            turn=OuterRef("turn"),
        )
        return Subquery(hers.values("turn")[:1])


def _pledge(message: Message) -> Mapping[str, Any]:
    """For the templates: the promise, and the page on which she says what became of it."""
    mine = Pledge.objects.filter(action__campaign=message.activity_id, action__person=message.person_id)
    return {"pledge": mine.get(), "pledge_url": settings.SITE_URL + _page(message)}


def _page(message: Message) -> str:
    return reverse("campaigns:pledge", args=[message.activity.code]) if message.activity else ""


PLEDGE_REMINDER = Topic(
    name="pledge_reminder",
    label=_("The day of your promise"),
    kinds=frozenset({Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED, State.CLOSED, State.ARCHIVED}),
    audience=Pledgers(),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=_pledge,
    url=_page,
    because=_("%(name)s writes to you because you promised this."),
    steps=(
        Step(
            name="before",
            label=_("the day before its day"),
            happened_at=lambda occasion, member: member.joined_at - DAY,
            useful_until=lambda occasion, due: due + DAY,
        ),
        Step(
            name="after",
            label=_("the day after its day"),
            happened_at=lambda occasion, member: member.joined_at + DAY,
            useful_until=lambda occasion, due: due + timedelta(days=7),
        ),
    ),
)


def was_reminded() -> Exists:
    """Of promises: whether who made it was told of its day or asked after it, of this promise or an earlier one."""
    return Exists(
        Message.objects.filter(
            activity=OuterRef("action__campaign"),
            person=OuterRef("action__person"),
            topic=PLEDGE_REMINDER.name,
            state=MessageState.ACCEPTED,
        )
    )
