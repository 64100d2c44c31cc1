"""Questions about reminders that are held."""

from engagement.activities.models import Activity
from notifications.rules.models import Hold


def hold_of(activity: Activity) -> Hold | None:
    """Who holds the reminders of this activity, and since when; None when they go out."""
    return Hold.objects.select_related("held_by").filter(activity=activity).first()
