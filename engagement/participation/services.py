"""Writing the ledger: deeds, and the taking back of deeds."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from engagement.activities.models import Activity
from engagement.participation.choices import Source, Verb
from engagement.participation.models import Participation, Traits


@transaction.atomic
def record(
    *,
    person: Person,
    activity: Activity,
    verb: Verb,
    turn: int,
    source: Source,
    now: datetime,
    happened_at: datetime | None = None,
    mode: str = "",
    for_organisation: Organisation | None = None,
) -> Participation:
    """Write one deed and what the person says of herself now; `turn` is given under the activity's lock."""
    row = Participation.objects.create(
        person=person,
        activity=activity,
        verb=verb,
        turn=turn,
        happened_at=happened_at or now,
        recorded_at=now,
        source=source,
        mode=mode,
        for_organisation=for_organisation,
        place=activity.place,
    )
    if not activity.is_sensitive and (person.ways or person.lives_in_id or person.comes_from_id):
        Traits.objects.create(
            participation=row,
            person=person,
            ways=person.ways,
            language=person.language,
            lives_in=person.lives_in,
            comes_from=person.comes_from,
        )
    return row


@transaction.atomic
def take_back(
    *,
    person: Person,
    activity: Activity,
    verb: Verb,
    source: Source,
    now: datetime,
    turn: int | None = None,
) -> Participation | None:
    """Void the person's live row of this verb, the latest where no turn is named; None when there is none.

    Call it under the activity's lock.
    """
    rows = Participation.objects.filter(person=person, activity=activity, verb=verb, voided_by__isnull=True)
    live = (rows if turn is None else rows.filter(turn=turn)).order_by("-turn").first()
    if live is None:
        return None
    voided = Participation.objects.filter(person=person, activity=activity, verb=Verb.VOID).count()
    return Participation.objects.create(
        person=person,
        activity=activity,
        verb=Verb.VOID,
        turn=voided + 1,
        happened_at=now,
        recorded_at=now,
        source=source,
        place=activity.place,
        voids=live,
    )


def next_turn(*, person: Person, activity: Activity, verb: Verb) -> int:
    """The number of the next doing of this verb; call it under the activity's lock."""
    return Participation.objects.filter(person=person, activity=activity, verb=verb).count() + 1
