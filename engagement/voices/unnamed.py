"""What people give without an account, on paper or with a helper. It has no person, so the ledger has no row."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from accounts.models import Person
from core import facts
from engagement.activities import services as activities
from engagement.activities.models import Activity
from engagement.voices.choices import ContributionState, Way
from engagement.voices.counters import CONTRIBUTIONS
from engagement.voices.models import Contribution, Unnamed
from engagement.voices.selectors import standing_in


@transaction.atomic
def take_unnamed(
    *,
    taken_by: Person,
    activity: Activity,
    slot: str,
    way: Way,
    receipt_hash: bytes,
    language: str,
    now: datetime,
    agreed_to: int | None = None,
) -> Contribution:
    """Keep what somebody gave without an account; the caller then writes what is in it.

    The caller holds the activity (`locks.share`), has made sure that it may still come, and gave out the receipt code
    whose hash this is. It lies below the slot, in a place of its own: nobody gives there twice.
    `agreed_to`: with a helper, the version of the words of consent.
    """
    contribution = Contribution(
        activity=activity,
        person=None,
        original_language=language,
        state=ContributionState.RECEIVED,
        receipt_hash=receipt_hash,
        given_at=now,
        updated_at=now,
    )
    contribution.slot = f"{slot}/{contribution.code}"
    contribution.save()
    Unnamed.objects.create(
        contribution=contribution, way=way, taken_by=taken_by, taken_at=now, agreed_to=agreed_to
    )
    activities.count(activity, CONTRIBUTIONS, 1)
    facts.record("contribution_taken_down", now=now, actor_id=taken_by.pk, activity=activity.pk, way=way)
    return contribution


def unnamed_in(activity_id: int, slot: str) -> dict[Way, int]:
    """How much of what stands there came without an account, by the way it came, and is nobody's yet."""
    rows = standing_in(activity_id, slot).filter(unnamed__isnull=False, person=None)
    counts = rows.order_by().values_list("unnamed__way").annotate(Count("pk"))
    return {Way(way): count for way, count in counts}
