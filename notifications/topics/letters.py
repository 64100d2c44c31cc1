"""Whom the fate of letters concerns: who wrote one that was delivered, since a moment of its delivery or reply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from core.times import is_zone
from engagement.campaigns.choices import ActionState
from engagement.campaigns.kinds.letter import Letter as LetterKind
from engagement.campaigns.models import ActionTaken, LetterCall
from notifications.engine.models import Message
from notifications.topics.audiences import Member


@dataclass(frozen=True)
class Writers:
    """Those whose letter stands, once `since` has come; letters stay as they are then, so that each is told once."""

    since: str
    """A moment of the call: "delivered_at" or "replied_at"."""

    @property
    def _at(self) -> str:
        return f"campaign__letter_call__{self.since}"

    def _rows(self, **about: object) -> QuerySet[ActionTaken]:
        return ActionTaken.objects.filter(
            kind=LetterKind.name,
            state=ActionState.DONE,
            person__erased_at__isnull=True,
            person__merged_into__isnull=True,
            **{f"{self._at}__isnull": False},
            **about,
        )

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        rows = self._rows(campaign=about_id, person__in=among).order_by("person")
        for person_id, own_zone, turn, at in rows.values_list("person", "person__zone", "turn", self._at):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, turn, at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows(campaign=about_id, person__gt=after).order_by("person")
        return list(rows.values_list("person", flat=True)[:most])

    def turn_now(self) -> Subquery:
        hers = self._rows(
            campaign=OuterRef("activity_id"), person=OuterRef("person_id"), turn=OuterRef("turn")
        )
        return Subquery(hers.values("turn")[:1])


def call_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `call`, with the office, how many were delivered, and the reply."""
    return {"call": LetterCall.objects.get(campaign=message.activity_id)}
