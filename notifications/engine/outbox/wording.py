"""A message in the reader's language and zone; of a sensitive activity the mail says only that there is something."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy

from core.models import SiteSettings
from core.times import both_zones, is_zone
from notifications.channels.channel import Attachment, Letter
from notifications.engine.choices import LETTER
from notifications.engine.models import Message
from notifications.engine.stops import stop_url
from notifications.topics import TOPIC_BY_NAME

# A text that is worked out by the template that shows it, and shows as a text everywhere: of a callable,
# `{% blocktranslate %}` would print the name.
_once_shown = lazy(lambda text: text(), str)


@dataclass(frozen=True)
class Words:
    """What the inbox shows (`subject`, `text`) and, for a mail, the letter that goes out."""

    subject: str
    text: str
    letter: Letter


def mail_id(message: Message) -> str:
    """The Message-ID of every attempt of this message."""
    return f"<{message.code}@{settings.SITE_HOST}>"


def words(message: Any, *, address: str, site: SiteSettings) -> Words:
    """Word a message as read by the gate. Raises whatever a template raises."""
    if message.topic == LETTER:
        return Words(message.subject, message.text, _written(message, address))
    language = reader_language(message.person.language)
    with translation.override(language):
        context = _context(message, language, site)
        subject, text = _subject(message.topic, context), _text(message.topic, context)
        is_discreet = context["is_discreet"]
        mailed = "discreet" if is_discreet else message.topic
        mail_text = _text(mailed, context) if is_discreet else text
        letter = Letter(
            address=address,
            subject=_subject(mailed, context) if is_discreet else subject,
            text=render_to_string("notifications/_mail.txt", context | {"body": mail_text}),
            html=render_to_string(f"notifications/{mailed}/html.html", context),
            language=language,
            message_id=mail_id(message),
            stop_url=context["stop_url"],
            sender=settings.MAIL_DISCREET_FROM if is_discreet else "",
            attachments=_attached(message, language, is_discreet=is_discreet) if address else (),
        )
    return Words(subject, text, letter)


def _written(message: Any, address: str) -> Letter:
    return Letter(
        address=address,
        subject=message.subject,
        text=message.text,
        html=message.html,
        language=message.params["language"],
        message_id=mail_id(message),
    )


def _attached(message: Any, language: str, *, is_discreet: bool) -> tuple[Attachment, ...]:
    topic = TOPIC_BY_NAME[message.topic]
    return topic.attach(message, language) if topic.attaches_discreetly or not is_discreet else ()


def reader_language(wanted: str) -> str:
    """The installed language nearest to what the person chose."""
    try:
        return translation.get_supported_language_variant(wanted)
    except LookupError:
        return settings.LANGUAGE_CODE


def _both_zones(start: datetime, end: datetime | None, message: Any, zone: str, language: str) -> str:
    is_other_year = start.astimezone(ZoneInfo(zone)).year != message.now.astimezone(ZoneInfo(zone)).year
    return both_zones(
        start,
        end,
        place_zone=message.activity.zone,
        reader_zone=zone,
        language=language,
        year=is_other_year,
    )


def _subject(name: str, context: dict[str, Any]) -> str:
    # A title with a line break must not become a header of its own.
    return " ".join(render_to_string(f"notifications/{name}/subject.txt", context).split())


def _text(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"notifications/{name}/text.txt", context).strip() + "\n"


def _context(message: Any, language: str, site: SiteSettings) -> dict[str, Any]:
    topic = TOPIC_BY_NAME[message.topic]
    zone = message.person.zone if is_zone(message.person.zone) else site.zone
    context: dict[str, Any] = {
        "message": message,
        "person": message.person,
        "site": site,
        "language": language,
        "is_rtl": translation.get_language_bidi(),
        "is_discreet": bool(message.activity and message.activity.is_sensitive),
        "stop_url": stop_url(message.person, topic.consent.name, message.channel),
        "because": topic.because % {"name": site.name},
        "page_url": settings.SITE_URL + topic.url(message),
        "inbox_url": settings.SITE_URL + reverse("inbox:message-list"),
    }
    if activity := message.activity:
        context |= {
            "activity": activity,
            "activity_url": settings.SITE_URL + activity.get_absolute_url(),
            "when": _once_shown(
                cache(lambda: _both_zones(activity.starts_at, activity.ends_at, message, zone, language))
            ),
            "closes": _once_shown(
                cache(lambda: _both_zones(activity.ends_at, None, message, zone, language))
            ),
        }
    return context | dict(topic.more(message))
