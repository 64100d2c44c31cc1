"""Writing the same deed of many people at once, as a list of attendance brings it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.participation.choices import Source, Verb
from engagement.participation.models import Participation, Traits


@dataclass(frozen=True)
class Deed:
    """What one of them did."""

    person: Person
    mode: str
    happened_at: datetime


@transaction.atomic
def record_many(
    *, activity: Activity, verb: Verb, deeds: Sequence[Deed], source: Source, now: datetime
) -> list[Participation]:
    """What `services.record` writes, for many in three statements. Call it under the activity's lock."""
    turns = _turns_taken(activity, verb, deeds)
    rows = Participation.objects.bulk_create(
        [
            Participation(
                person=deed.person,
                activity=activity,
                verb=verb,
                turn=turns.get(deed.person.pk, 0) + 1,
                happened_at=deed.happened_at,
                recorded_at=now,
                source=source,
                mode=deed.mode,
                place_id=activity.place_id,
            )
            for deed in deeds
        ]
    )
    if not activity.is_sensitive:
        Traits.objects.bulk_create([_traits(row) for row in rows if _has_described(row.person)])
    return rows


def _turns_taken(activity: Activity, verb: Verb, deeds: Sequence[Deed]) -> dict[int, int]:
    done = Participation.objects.filter(
        activity=activity, verb=verb, person__in=[deed.person.pk for deed in deeds]
    )
    return dict(done.values_list("person").annotate(Count("id")))


def _has_described(person: Person) -> bool:
    return bool(person.ways or person.lives_in_id or person.comes_from_id)


def _traits(row: Participation) -> Traits:
    person = row.person
    return Traits(
        participation=row,
        person=person,
        ways=person.ways,
        language=person.language,
        lives_in_id=person.lives_in_id,
        comes_from_id=person.comes_from_id,
    )
