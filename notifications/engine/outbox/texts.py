"""The five texts of a message, from the templates of its topic: what the inbox shows, and what the mail says."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy

from core.models import SiteSettings
from core.times import both_zones
from notifications.topics import TOPIC_BY_NAME

# A text that is worked out by the template that shows it, and shows as a text everywhere: of a callable,
# `{% blocktranslate %}` would print the name.
_once_shown = lazy(lambda text: text(), str)


class Texts(NamedTuple):
    """`subject` and `text` are for the inbox; of a sensitive activity the mail's own tell nothing."""

    subject: str
    text: str
    mail_subject: str
    mail_text: str
    mail_html: str


class Reader(NamedTuple):
    """What differs between two readers of one message: who reads, her message, and her stop link."""

    person: Any  # a Person and a Message, or what stands for them in a mould
    message: Any
    stop_url: str


def render(
    message: Any, reader: Reader, *, language: str, zone: str, site: SiteSettings, more: Mapping[str, Any]
) -> Texts:
    """The texts in the reader's language, which is active. Raises whatever a template raises."""
    context = _context(message, reader, language, zone, site) | dict(more)
    subject, text = _subject(message.topic, context), _text(message.topic, context)
    mail_subject, mail_text, mailed = subject, text, message.topic
    if context["is_discreet"]:
        mailed = "discreet"
        mail_subject, mail_text = _subject(mailed, context), _text(mailed, context)
    framed = render_to_string("notifications/_mail.txt", context | {"body": mail_text})
    html = render_to_string(f"notifications/{mailed}/html.html", context)
    return Texts(subject, text, mail_subject, framed, html)


def _subject(name: str, context: dict[str, Any]) -> str:
    # A title with a line break must not become a header of its own.
    return " ".join(render_to_string(f"notifications/{name}/subject.txt", context).split())


def _text(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"notifications/{name}/text.txt", context).strip() + "\n"


def _context(message: Any, reader: Reader, language: str, zone: str, site: SiteSettings) -> dict[str, Any]:
    topic = TOPIC_BY_NAME[message.topic]
    context: dict[str, Any] = {
        "message": reader.message,
        "person": reader.person,
        "site": site,
        "language": language,
        "is_rtl": translation.get_language_bidi(),
        "is_discreet": is_discreet(message),
        "stop_url": reader.stop_url,
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
    return context


def is_discreet(message: Any) -> bool:
    """Whether its mail must not tell what it is about."""
    return bool(message.activity and message.activity.is_sensitive)


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
