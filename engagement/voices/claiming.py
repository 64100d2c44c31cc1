"""What was given without an account becomes somebody's, who holds its receipt code."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from engagement.activities import services as activities
from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.participation import services as ledger
from engagement.participation.choices import Source, Verb
from engagement.voices.counters import PEOPLE
from engagement.voices.errors import GaveHerself, NotToClaim
from engagement.voices.givers import Giver
from engagement.voices.locks import hold_person
from engagement.voices.models import Contribution
from engagement.voices.selectors import by_receipt, standing_of


@transaction.atomic
def claim(*, person: Person, code: str, now: datetime, source: Source = Source.SELF) -> Contribution:
    """Let it be hers from now on, in the ledger since it was given; said twice it is once.

    `code` is as `core.codes.read_checked_code` reads it. Raises NotToClaim, GaveHerself.
    """
    found = by_receipt(code)
    if found is None:
        raise NotToClaim
    share(found.activity_id)
    activity = Activity.objects.select_related("place").get(pk=found.activity_id)
    hold_person(person, activity)
    rows = Contribution.objects.select_for_update(no_key=True, of=("self",))
    contribution = rows.get(pk=found.pk)
    if contribution.person_id == person.pk:
        return contribution
    if contribution.person_id is not None or not hasattr(contribution, "unnamed"):
        raise NotToClaim
    slot = contribution.slot.partition("/")[0]
    if Contribution.objects.filter(activity=activity, slot=slot, **Giver(person).own).exists():
        raise GaveHerself
    is_first = not standing_of(Giver(person), activity).exists()
    contribution.person, contribution.slot = person, slot
    contribution.turn = ledger.next_turn(person=person, activity=activity, verb=Verb.CONTRIBUTED)
    contribution.save(update_fields=["person", "slot", "turn"])
    ledger.record(
        person=person,
        activity=activity,
        verb=Verb.CONTRIBUTED,
        turn=contribution.turn,
        source=source,
        happened_at=contribution.given_at,
        now=now,
    )
    activities.count(activity, PEOPLE, 1 if is_first else 0)
    facts.record(
        "contribution_claimed",
        now=now,
        actor_id=person.pk,
        activity=activity.pk,
        person=person.pk,
        turn=contribution.turn,
    )
    return contribution
