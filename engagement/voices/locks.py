"""The deeds of one person, or of one group, in one activity, one after the other."""

from django.db import connection

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.voices.givers import Giver


def hold_giver(giver: Giver, activity: Activity) -> None:
    """Let no other giving or taking back of hers in this activity run beside this transaction.

    Her contributions lie in several rows, and whether one is her first, and which turn it is, hangs on all of them.
    Where she speaks for a group it is the group's. The caller holds the activity already.
    """
    if giver.mandate is None:
        hold_person(giver.person, activity)
    else:
        _hold(f"{activity.pk} group {giver.mandate.organisation_id}")


def hold_person(person: Person, activity: Activity) -> None:
    """The same for what the ledger says of one person; who holds a group too has taken that first."""
    _hold(f"{activity.pk} {person.pk}")


def _hold(whose: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('voices.give ' || %s, 0))",
            [whose],
        )
