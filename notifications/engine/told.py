"""Who has been told which time of an activity: contacts that were accepted, or may have been."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from engagement.activities.models import ActivityVersion
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from notifications.engine.choices import AttemptState
from notifications.engine.models import Attempt

TOLD = (AttemptState.ACCEPTED, AttemptState.UNKNOWN)


@dataclass(frozen=True)
class Telling:
    """One contact whose words named the time and place of a version."""

    version: int
    purpose: str
    step: str
    at: datetime


def tellings(activity_id: int, people: Collection[int]) -> dict[int, list[Telling]]:
    """By person, the first first; whoever was told nothing is left out.

    A date of a series that was joined together with others was confirmed with the first of them. Whoever waits for a
    decision is told nothing before it: she knows the time from the page on which she asked.
    """
    rows = Attempt.objects.filter(
        state__in=TOLD,
        told_version__gt=0,
        message__activity=activity_id,
        message__person__in=people,
    ).order_by("id")
    found = defaultdict[int, list[Telling]](list, _by_the_page(activity_id, people))
    columns = ("message__person", "told_version", "message__purpose", "message__step", "started_at")
    for person_id, version, purpose, step, at in rows.values_list(*columns):
        found[person_id].append(Telling(version, purpose, step, at))
    return dict(found)


def _by_the_page(activity_id: int, people: Collection[int]) -> dict[int, list[Telling]]:
    joined = dict(
        Registration.objects.filter(
            Q(turn_with_others=F("turn")) | Q(state=RegistrationState.PENDING),
            event=activity_id,
            person__in=people,
        ).values_list("person", "registered_at")
    )
    if not joined:
        return {}
    set_at = ActivityVersion.objects.filter(activity=activity_id).values_list("number", "changed_at")
    return {
        person_id: [Telling(max((number for number, since in set_at if since <= at), default=1), "", "", at)]
        for person_id, at in joined.items()
    }


def last_told(activity_id: int, person_id: int) -> int:
    """The version a person was told last, 0 for none."""
    told = tellings(activity_id, [person_id]).get(person_id)
    return told[-1].version if told else 0
