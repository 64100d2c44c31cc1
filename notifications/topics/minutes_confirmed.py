"""The group has confirmed the minutes: told at once, once, to all who came, with the way to read them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.events.models import MinutesVersion
from engagement.participation.choices import Verb
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import Member, TookPart
from notifications.topics.topic import Step, Topic

CAME = TookPart(frozenset({Verb.CAME}))


@dataclass(frozen=True)
class CameToWhatIsMinuted:
    """Those who came to an event whose minutes are confirmed; a later correction is no other turn."""

    def _versions(self, about_id: int) -> QuerySet[MinutesVersion]:
        return MinutesVersion.objects.filter(minutes=about_id, number=1)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        first = self._versions(about_id).first()
        if first:
            for came in CAME.members(about_id, among=among, zone=zone):
                yield Member(came.person_id, came.zone, came.turn, first.confirmed_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        if self._versions(about_id).exists():
            return CAME.person_ids(about_id, after=after, most=most)
        return []

    def turn_now(self) -> Subquery:
        return CAME.turn_now()


def _minutes(message: Message) -> Mapping[str, Any]:
    version = MinutesVersion.objects.filter(minutes=message.activity_id).latest("number")
    return {"points": len(version.words["points"]), "decisions": version.words["decisions"]}


MINUTES_CONFIRMED = Topic(
    name="minutes_confirmed",
    label=_("The minutes can be read"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED, State.ARCHIVED}),
    audience=CameToWhatIsMinuted(),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=_minutes,
    url=lambda message: (
        reverse("events:minutes-read", args=[message.activity.code]) if message.activity else ""
    ),
    because=_("%(name)s writes to you because you came to this."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as the group has confirmed them"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
