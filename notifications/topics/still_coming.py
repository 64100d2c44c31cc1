"""Are you still coming? Asked once of those who have a seat, where the organiser wants it, until they have answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from core.times import both_zones, is_zone
from engagement.activities.choices import Kind, State
from engagement.events import still_links
from engagement.events.choices import RegistrationState
from engagement.events.models import Reconfirmation
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import Member, registration_of
from notifications.topics.topic import Step, Topic


@dataclass(frozen=True)
class Asked:
    """Those who were asked about the start as it is now and have not answered; each asking is a turn of its own."""

    def _rows(self) -> QuerySet[Reconfirmation]:
        return Reconfirmation.objects.filter(
            answered_at__isnull=True,
            lapsed_at__isnull=True,
            answer_until__gt=Now(),
            turn=F("registration__turn"),
            starts_at=F("registration__event__activity__starts_at"),
            registration__state=RegistrationState.CONFIRMED,
            registration__person__erased_at__isnull=True,
            registration__person__merged_into__isnull=True,
        )

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        person = "registration__person"
        rows = self._rows().filter(registration__event=about_id, registration__person__in=among)
        for person_id, own_zone, number, asked_at in rows.values_list(
            person, f"{person}__zone", "pk", "asked_at"
        ):
            yield Member(person_id, own_zone if is_zone(own_zone) else zone, number, asked_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        rows = self._rows().filter(registration__event=about_id, registration__person__gt=after)
        return list(
            rows.order_by("registration__person").values_list("registration__person", flat=True)[:most]
        )

    def turn_now(self) -> Subquery:
        rows = self._rows().filter(
            pk=OuterRef("turn"),
            registration__person=OuterRef("person_id"),
            registration__event=OuterRef("activity_id"),
        )
        return Subquery(rows.values("pk")[:1])


def _with_end(message: Message) -> Mapping[str, Any]:
    """`registration`, `answer_until` by the reader's clock, and `answer_url`: where she answers."""
    found = registration_of(message)
    registration = found["registration"]
    activity = registration.event.activity
    zone = message.person.zone if message.person and is_zone(message.person.zone) else activity.zone
    question = Reconfirmation.objects.get(pk=message.turn)
    path = activity.get_absolute_url() if activity.is_sensitive else still_links.path_of(registration)
    answer_until = both_zones(
        question.answer_until,
        None,
        place_zone=activity.zone,
        reader_zone=zone,
        language=get_language() or "en",
    )
    return {**found, "answer_until": answer_until, "answer_url": settings.SITE_URL + path}


STILL_COMING = Topic(
    name="still_coming",
    label=_("Are you still coming?"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Asked(),
    urgency=Urgency.REMINDER,
    of_time=False,
    tells_time=True,
    more=_with_end,
    steps=(
        Step(
            name="at_once",
            label=_("at the hour that the organiser chose"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: occasion.starts_at,
        ),
    ),
)
