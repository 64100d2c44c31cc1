"""One person's deeds in one activity, one after the other."""

from django.db import connection

from accounts.models import Person
from engagement.activities.models import Activity


def hold_giver(person: Person, activity: Activity) -> None:
    """Let no other giving or taking back of hers in this activity run beside this transaction.

    Her contributions lie in several rows, and whether one is her first, and which turn it is, hangs on all of them.
    The caller holds the activity already.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('voices.give ' || %s || ' ' || %s, 0))",
            [activity.pk, person.pk],
        )
