"""The date of an event as a file for the reader's calendar."""

from functools import lru_cache

from core.clock import now
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from engagement.events.calendar import calendar_file
from engagement.events.models import Registration
from notifications.channels.channel import Attachment
from notifications.engine.models import Message


def calendar_entry(message: Message, language: str) -> tuple[Attachment, ...]:
    """The entry as it is now; of an event that was called off the word to take it out."""
    activity = message.activity
    if activity is None or activity.kind != Kind.EVENT:
        return ()
    mine = Registration.objects.filter(event=activity.pk, person=message.person_id or 0)
    mode = mine.values_list("mode", flat=True).first() or ""
    seen = (activity.pk, activity.time_version, activity.state, activity.title, activity.zone)
    return (_entry(seen, mode, language),)


# A thousand who come alike get one file; what else is in it makes another version.
@lru_cache(maxsize=64)
def _entry(seen: tuple[int, int, str, str, str], mode: str, language: str) -> Attachment:
    activity = Activity.objects.select_related("event", "place__parent__parent__parent").get(pk=seen[0])
    method = "CANCEL" if activity.state == State.WITHDRAWN else "PUBLISH"
    registration = Registration(event=activity.event, mode=mode) if mode else None
    return Attachment(
        name="balai.ics",
        content_type=f"text/calendar; charset=utf-8; method={method}",
        content=calendar_file(activity, registration, knows_place=True, now=now()),
    )
