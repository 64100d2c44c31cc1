"""Questions about the news of an activity; whoever may see the activity may read it."""

from typing import Any

from django.db.models import QuerySet

from engagement.activities.models import Activity, Update

SHOWN = 3
"""How many the activity's own page names, beside a campaign's account."""


def of_activity(activity: Activity) -> QuerySet[Update]:
    """All of it, withdrawn too, the newest first, with what was corrected."""
    return Update.objects.filter(activity=activity).prefetch_related("corrections")


def on_page(activity: Activity) -> dict[str, Any]:
    """For the activity's own page, in one query at most: `account` or None, and the `latest` others that stand."""
    if not getattr(activity, "has_news", True):
        return {"account": None, "latest": []}
    standing = Update.objects.filter(activity=activity, withdrawn_at=None)
    rows = list(standing.order_by("-is_account", "-number")[: SHOWN + 1])
    account = rows[0] if rows and rows[0].is_account else None
    return {"account": account, "latest": [row for row in rows if not row.is_account][:SHOWN]}


def one_of(activity: Activity, code: str) -> Update | None:
    """One piece of its news."""
    return of_activity(activity).filter(code=code).first()
