"""The news of an activity as an Atom feed (RFC 4287)."""

from datetime import UTC

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from engagement.activities.models import Activity
from engagement.activities.updates import selectors

MOST = 30


def atom(activity: Activity) -> str:
    """The latest of it; a withdrawn piece keeps its id and loses its words, so that readers' copies do too."""
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
    for update in selectors.of_activity(activity)[:MOST]:
        is_withdrawn = update.withdrawn_at is not None
        text = update.withdrawn_note if is_withdrawn else update.text
        feed.add_item(
            title=_("Withdrawn") if is_withdrawn else update.title,
            link=f"{page}#{update.code}",
            unique_id=f"{page}#{update.code}",
            description=linebreaks(text, autoescape=True),
            pubdate=update.published_at.astimezone(UTC),
            updateddate=(update.withdrawn_at or update.corrected_at or update.published_at).astimezone(UTC),
        )
    return feed.writeString("utf-8")
