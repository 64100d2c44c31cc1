"""Questions about the news of an activity; whoever may see the activity may read it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from engagement.activities.models import Activity, Update
from engagement.activities.moderation import hidden_among, is_hidden_now

UPDATE = "update"
"""The kind of news among words that can be reported."""
SHOWN = 3
"""How many the activity's own page names, beside a campaign's account."""


def of_activity(activity: Activity) -> QuerySet[Update]:
    """All of it, withdrawn too, the newest first, with what was corrected."""
    news = Update.objects.filter(activity=activity).annotate(is_hidden=is_hidden_now(UPDATE))
    return news.prefetch_related("corrections")


def as_read(updates: Iterable[Update]) -> list[Update]:
    """News as everybody finds it, never to be saved: of what moderators have hidden, why and no words.

    One query, and none where nothing is hidden.
    """
    rows = list(updates)
    # A row that was read without it may be hidden too.
    perhaps = [row for row in rows if getattr(row, "is_hidden", True)]
    hidden = hidden_among(UPDATE, [row.code for row in perhaps])
    for row in perhaps:
        row.hiding = hidden.get(row.code)
        if row.hiding:
            row.title = row.text = ""
    return rows


def on_page(activity: Activity) -> dict[str, Any]:
    """For the activity's own page: `account` or None, and the `latest` others that stand. One query, of hidden two."""
    if not getattr(activity, "has_news", True):
        return {"account": None, "latest": []}
    told = Update.objects.filter(activity=activity, withdrawn_at=None)
    standing = told.annotate(is_hidden=is_hidden_now(UPDATE))
    rows = as_read(standing.order_by("-is_account", "-number")[: SHOWN + 1])
    account = rows[0] if rows and rows[0].is_account else None
    return {"account": account, "latest": [row for row in rows if not row.is_account][:SHOWN]}


def one_of(activity: Activity, code: str) -> Update | None:
    """One piece of its news."""
    return of_activity(activity).filter(code=code).first()
