"""Somebody's mandate to speak for a group ends soon: told to her and to those who manage the group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import MemberRole, MemberState
from accounts.models import Membership, Person
from core.times import is_zone
from engagement.activities.models import Mandate
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import Member
from notifications.topics.topic import GROUP, Step, Topic

IN_THE_MORNING = time(9)
_MANAGES = {"state": MemberState.MEMBER, "role": MemberRole.MANAGER}


def _managing(about_id: int) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation=about_id, **_MANAGES)


@dataclass(frozen=True)
class HoldersAndManagers:
    """For each mandate that nobody has withdrawn its holder and those who manage the group; each mandate is a turn."""

    def _people(self, about_id: int) -> QuerySet[Person]:
        manages = Exists(_managing(about_id).filter(person=OuterRef("pk")))
        holds = Exists(
            Mandate.objects.filter(person=OuterRef("pk"), organisation=about_id, withdrawn_at__isnull=True)
        )
        return Person.objects.filter(manages | holds, erased_at__isnull=True, merged_into__isnull=True)

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        standing = list(
            Mandate.objects.filter(organisation=about_id, withdrawn_at__isnull=True).order_by("pk")
        )
        managers = set(_managing(about_id).filter(person__in=among).values_list("person", flat=True))
        people = self._people(about_id).filter(pk__in=among).order_by("pk")
        for person_id, own_zone in people.values_list("pk", "zone"):
            for mandate in standing:
                if person_id in managers or mandate.person_id == person_id:
                    morning = datetime.combine(
                        mandate.expires_on, IN_THE_MORNING, tzinfo=ZoneInfo(mandate.zone)
                    )
                    yield Member(person_id, own_zone if is_zone(own_zone) else zone, mandate.pk, morning)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        people = self._people(about_id).filter(pk__gt=after).order_by("pk")
        return list(people.values_list("pk", flat=True)[:most])

    def turn_now(self) -> Subquery:
        manages = Membership.objects.filter(
            **_MANAGES,
            person=OuterRef(OuterRef("person_id")),
            organisation=OuterRef(OuterRef("fair_key")),
        )
        hers = Mandate.objects.filter(
            Q(person=OuterRef("person_id")) | Exists(manages),
            pk=OuterRef("turn"),
            organisation=OuterRef("fair_key"),
            withdrawn_at__isnull=True,
        )
        return Subquery(hers.values("pk")[:1])


def _mandate(message: Message) -> Mapping[str, Any]:
    """For the templates: `mandate` with its group and holder."""
    return {"mandate": Mandate.objects.select_related("organisation", "person").get(pk=message.turn)}


def _page(message: Message) -> str:
    codes = Mandate.objects.filter(pk=message.turn).values_list("organisation__code", "code").first()
    return reverse("activities:mandate-page", args=codes) if codes else ""


MANDATE_EXPIRING = Topic(
    name="mandate_expiring",
    label=_("A mandate to speak for a group ends"),
    kinds=frozenset({GROUP}),
    states=frozenset({"verified"}),
    audience=HoldersAndManagers(),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=_mandate,
    url=_page,
    because=_("%(name)s writes to you because you speak for this group or manage it."),
    steps=(
        Step(
            name="before",
            label=_("a fortnight before its last day"),
            happened_at=lambda occasion, member: member.joined_at - timedelta(days=14),
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
