"""Whom an invitation is told: who is invited and silent, by her address or as a manager of the group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from accounts.choices import MemberRole, MemberState
from accounts.models import Membership
from core.times import format_day, is_zone
from engagement.activities.choices import InvitationState
from engagement.activities.hosts import host_of
from engagement.activities.invitations import links
from engagement.activities.invitations.letter import letter, number_of
from engagement.activities.models import MOST_REMINDERS, Invitation
from notifications.channels.channel import Attachment
from notifications.engine.models import Message
from notifications.topics.audiences import Member

_LETTERS = MOST_REMINDERS + 1
_MANAGES = {"state": MemberState.MEMBER, "role": MemberRole.MANAGER}
_BY_GROUP = {f"organisation__memberships__{name}": value for name, value in _MANAGES.items()}


@dataclass(frozen=True)
class Guests:
    """Those who have not answered: of a letter, or once its reminder has a time. Each letter is a turn of its own."""

    reminded: bool = False

    def _rows(self) -> QuerySet[Invitation]:
        silent = Invitation.objects.filter(state=InvitationState.SENT)
        if not self.reminded:
            return silent.annotate(letter=F("number") * _LETTERS, told_at=F("sent_at"))
        again = silent.filter(remind_at__isnull=False)
        return again.annotate(letter=F("number") * _LETTERS + F("reminder"), told_at=F("remind_at"))

    def _people(self, about_id: int) -> list[tuple[QuerySet[Invitation], str]]:
        """The letters of an activity by who reads them: (rows, the path to her)."""
        rows, manager = self._rows().filter(activity=about_id), "organisation__memberships__person"
        found = [(rows, "person"), (rows.filter(**_BY_GROUP), manager)]
        return [
            (
                each.filter(**{f"{path}__erased_at__isnull": True, f"{path}__merged_into__isnull": True}),
                path,
            )
            for each, path in found
        ]

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        for rows, path in self._people(about_id):
            columns = rows.filter(**{f"{path}__in": among}).values_list(
                path, f"{path}__zone", "letter", "told_at"
            )
            for person_id, own_zone, turn, told_at in columns:
                yield Member(person_id, own_zone if is_zone(own_zone) else zone, turn, told_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        found: set[int] = set()
        for rows, path in self._people(about_id):
            ids = rows.filter(**{f"{path}__gt": after}).order_by(path).values_list(path, flat=True)
            found.update(ids.distinct()[:most])
        return sorted(found)[:most]

    def turn_now(self) -> Subquery:
        groups = Membership.objects.filter(person=OuterRef(OuterRef("person_id")), **_MANAGES)
        hers = Q(person=OuterRef("person_id")) | Q(organisation__in=groups.values("organisation"))
        rows = self._rows().filter(hers, activity=OuterRef("activity_id"))
        # The stubs forget annotations.
        now = rows.filter(letter=OuterRef("turn"))  # type: ignore[misc]
        return Subquery(now.values("letter")[:1])  # type: ignore[misc]


def invitation_of(message: Message) -> Mapping[str, Any]:
    """For the templates: `invitation`, `venue`, and the last day to answer in words."""
    invitation = _of(message)
    host = host_of(invitation.activity)
    return {
        "invitation": invitation,
        "venue": host.venue(invitation.activity) if host else "",
        "answer_by": format_day(invitation.answer_by, language=get_language() or "en"),
    }


def answer_page(message: Message) -> str:
    """The path on which it is answered, with or without an account."""
    return links.path_of(_of(message))


def letter_of(message: Message, language: str) -> tuple[Attachment, ...]:
    """The official letter, in the language the organiser chose for it."""
    invitation = _of(message)
    name = number_of(invitation).replace("/", "-")
    return (Attachment(f"{name}.pdf", "application/pdf", letter(invitation)),)


def _of(message: Message) -> Invitation:
    letters = Invitation.objects.select_related(
        "activity__organisation", "activity__place__parent__parent__parent"
    )
    return letters.get(activity=message.activity_id, number=message.turn // _LETTERS)
