"""The news of an activity as an Atom feed (RFC 4287)."""

from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from engagement.activities.models import Activity, Update
from engagement.activities.updates import selectors

MOST = 30


def atom(activity: Activity) -> str:
    """The latest of it; what was withdrawn or hidden keeps its id and loses its words, as do readers' copies."""
    page = settings.SITE_URL + reverse("activities:update-list", args=[activity.code])
    feed = Atom1Feed(
        title=activity.title,
        link=page,
        description=activity.summary,
        language=activity.original_language,
        author_name=activity.organisation.name,
        feed_url=settings.SITE_URL + reverse("activities:update-feed", args=[activity.code]),
        feed_guid=page,
    )
    for update in selectors.as_read(selectors.of_activity(activity)[:MOST]):
        title, text, gone_at = _now(update)
        feed.add_item(
            title=title,
            link=f"{page}#{update.code}",
            unique_id=f"{page}#{update.code}",
            description=linebreaks(text, autoescape=True),
            pubdate=update.published_at.astimezone(UTC),
            updateddate=(gone_at or update.corrected_at or update.published_at).astimezone(UTC),
        )
    return feed.writeString("utf-8")


def _now(update: Update) -> tuple[str, str, datetime | None]:
    """Title, text, and since when its words are gone."""
    if update.withdrawn_at:
        return _("Withdrawn"), update.withdrawn_note, update.withdrawn_at
    if update.hiding:
        return _("Hidden by the moderators"), update.hiding.words, update.hiding.hidden_at
    return update.title, update.text, None
