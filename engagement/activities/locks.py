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


def lock_dates(activity_id: int) -> tuple[Activity, list[Activity]]:
    """The activity, and the other dates of its series (none where it is in none), all of them held.

    They are taken in the order of ids, so that two deeds on one series never wait for each other.
    """
    series_id = Activity.objects.values_list("series_id", flat=True).get(pk=activity_id)
    if series_id is None:
        return lock(activity_id), []
    rows = Activity.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "organisation", "place"
    )
    held = {row.pk: row for row in rows.filter(series_id=series_id).order_by("pk")}
    return held.pop(activity_id), sorted(held.values(), key=lambda date: (date.starts_at, date.pk))


def share(activity_id: int) -> None:
    """Hold the activity against closing, while deeds of the same kind go on side by side; never write the row then.

    Django has no FOR SHARE, hence the one raw statement.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM activities_activity WHERE id = %s FOR SHARE", [activity_id])
