"""The lock of every admission, closing, move and cancellation: the trunk row."""

from django.db import connection

from engagement.activities.models import Activity


def lock(activity_id: int) -> Activity:
    """The activity, re-read and held against every other deed that needs it, until the transaction ends."""
    return (
        Activity.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organisation", "place")
        .get(pk=activity_id)
    )


def share(activity_id: int) -> None:
    """Hold the activity against closing, while deeds of the same kind go on side by side; never write the row then.

    Django has no FOR SHARE, hence the one raw statement.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM activities_activity WHERE id = %s FOR SHARE", [activity_id])
