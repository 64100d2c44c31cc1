"""Another time or place: told to whoever was told an older one, once the last change has settled."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.times import both_zones, is_zone
from engagement.activities.choices import Kind, State
from engagement.activities.models import ActivityVersion
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from notifications.channels.channel import Attachment
from notifications.engine.choices import Reason, Urgency
from notifications.engine.models import Message
from notifications.engine.told import last_told
from notifications.topics.audiences import Registered, Waits, without_login
from notifications.topics.calendars import calendar_entry
from notifications.topics.runners import AnyOf, Runs
from notifications.topics.topic import Step, Topic
from places.names import chain


def then_and_now(message: Message) -> Mapping[str, Any]:
    """`was_when` and `where_was` where these changed, else empty; `where` as it is now; `note`, why."""
    numbers = (last_told(message.activity_id or 0, message.person_id or 0), message.time_version)
    found = {
        version.number: version
        for version in ActivityVersion.objects.filter(
            activity=message.activity_id, number__in=numbers
        ).select_related("place__parent__parent__parent")
    }
    was, now = (found.get(number) for number in numbers)
    if was is None or now is None:
        return {"was_when": "", "where_was": "", "where": "", "note": now.note if now else ""}
    is_another_time = was.told[:3] != now.told[:3]
    is_another_place = was.told[3:] != now.told[3:]
    return {
        "was_when": _when(was, message) if is_another_time else "",
        "where_was": _where(was) if is_another_place else "",
        "where": _where(now) if is_another_place else "",
        "note": now.note,
    }


def _where(version: ActivityVersion) -> str:
    return ", ".join(part for part in (version.venue, chain(version.place)) if part)


def _when(version: ActivityVersion, message: Message) -> str:
    own = message.person.zone if message.person else ""
    return both_zones(
        version.starts_at,
        version.ends_at,
        place_zone=version.zone,
        reader_zone=own if is_zone(own) else version.zone,
        language=get_language() or "en",
    )


def _more(message: Message) -> Mapping[str, Any]:
    """As `then_and_now`, `has_no_seat`, and her own way to the event where she has no login."""
    mine = _registrations(message).select_related("person", "event__activity").first()
    if mine is None:
        return then_and_now(message)
    has_no_seat = mine.state != RegistrationState.CONFIRMED
    return {**then_and_now(message), "has_no_seat": has_no_seat, **without_login(mine)}


def _entry_of_a_seat(message: Message, language: str) -> tuple[Attachment, ...]:
    """Whoever waits has no entry of it in her calendar to put right."""
    waits = _registrations(message).filter(Waits().stands).exists()
    return () if waits else calendar_entry(message, language)


def _registrations(message: Message) -> QuerySet[Registration]:
    return Registration.objects.filter(event=message.activity_id, person=message.person_id or 0)


EVENT_MOVED = Topic(
    name="event_moved",
    label=_("Another time or place"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=AnyOf((Registered(), Waits(), Runs())),
    wanted_by=lambda occasion, member: occasion.is_news_to(member),
    gone=Reason.KNOWN,
    urgency=Urgency.URGENT,
    more=_more,
    attach=_entry_of_a_seat,
    steps=(
        Step(
            name="at_once",
            label=_("two minutes after it was moved"),
            happened_at=lambda occasion, member: occasion.moved_at,
            useful_until=lambda occasion, due: occasion.ends_at,
        ),
    ),
)
