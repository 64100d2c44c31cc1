"""A message in the reader's language and zone; of a sensitive activity the mail says only that there is something."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any

import structlog
from django.conf import settings
from django.utils import translation

from core.models import SiteSettings
from core.times import is_zone
from notifications.channels.channel import Attachment, Letter
from notifications.engine.choices import LETTER
from notifications.engine.models import Message
from notifications.engine.outbox import moulds, texts
from notifications.engine.outbox.texts import Reader, Texts
from notifications.engine.stops import stop_url
from notifications.topics import TOPIC_BY_NAME
from notifications.topics.topic import Topic

log = structlog.get_logger(__name__)

# A mould is known by all that the gate has read; what else a template shows (a group's name) may be so old, in seconds.
MOULDS_LAST = 10.0


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
    """Word one message as read by the gate. Raises whatever a template raises."""
    return Writer(site).words(message, address=address)


class Writer:
    """Words message after message, and keeps for a while what their readers share."""

    def __init__(self, site: SiteSettings | None = None) -> None:
        self._site = site or SiteSettings()
        self._moulds: dict[Hashable, moulds.Mould | None] = {}
        self._since = monotonic()
        self._more: dict[int, Mapping[str, Any]] = {}
        self._seen: dict[int, str] = {}

    def look(self, messages: Iterable[Any], site: SiteSettings) -> None:
        """Take in a new reading of the gate: what its messages need beside it is read at once."""
        self._site, self._seen, self._more = site, {}, {}
        if monotonic() - self._since > MOULDS_LAST:
            self._moulds, self._since = {}, monotonic()
        of_topic: dict[str, list[Any]] = {}
        for message in messages:
            of_topic.setdefault(message.topic, []).append(message)
        for name, those in of_topic.items():
            topic = TOPIC_BY_NAME.get(name)
            if topic and topic.more_of_many:
                self._more |= topic.more_of_many(those)

    def words(self, message: Any, *, address: str) -> Words:
        """Word one message; without an `address` for the inbox alone. Raises whatever a template raises."""
        if message.topic == LETTER:
            return Words(message.subject, message.text, _written(message, address))
        topic = TOPIC_BY_NAME[message.topic]
        language, is_discreet = reader_language(message.person.language), texts.is_discreet(message)
        stop = stop_url(message.person, topic.consent.name, message.channel)
        with translation.override(language):
            found = self._texts(topic, message, language, stop)
            attachments = _attached(topic, message, language) if address else ()
        letter = Letter(
            address=address,
            subject=found.mail_subject,
            text=found.mail_text,
            html=found.mail_html,
            language=language,
            message_id=mail_id(message),
            stop_url=stop,
            sender=settings.MAIL_DISCREET_FROM if is_discreet else "",
            attachments=attachments,
        )
        return Words(found.subject, found.text, letter)

    def _texts(self, topic: Topic, message: Any, language: str, stop: str) -> Texts:
        zone = message.person.zone if is_zone(message.person.zone) else self._site.zone
        more = self._more[message.pk] if message.pk in self._more else topic.more(message)
        render = partial(texts.render, message, language=language, zone=zone, site=self._site, more=more)
        if topic.is_alike and (mould := self._mould(topic, message, language, zone, more, render)):
            return mould.pour(called=message.person.called, stop_url=stop)
        return render(Reader(message.person, message, stop))

    def _mould(
        self, topic: Topic, message: Any, language: str, zone: str, more: Mapping[str, Any], render: Any
    ) -> moulds.Mould | None:
        # Any: `render` waits for its reader alone.
        key = (topic.name, language, zone, *more.items(), self._about(message.activity))
        if key not in self._moulds:
            self._moulds[key] = moulds.cast(render)
        return self._moulds[key]

    def _about(self, activity: Any) -> str:
        """All that the gate has read of an activity, and of the site; once for each reading."""
        key = activity.pk if activity else 0
        if key not in self._seen:
            about = [vars(row) for row in (activity, self._site) if row]
            self._seen[key] = repr([{k: v for k, v in row.items() if k != "_state"} for row in about])
        return self._seen[key]


def _written(message: Any, address: str) -> Letter:
    return Letter(
        address=address,
        subject=message.subject,
        text=message.text,
        html=message.html,
        language=message.params["language"],
        message_id=mail_id(message),
    )


def _attached(topic: Topic, message: Any, language: str) -> tuple[Attachment, ...]:
    if texts.is_discreet(message) and not topic.attaches_discreetly:
        return ()
    return topic.attach(message, language)


def reader_language(wanted: str) -> str:
    """The installed language nearest to what the person chose."""
    try:
        return translation.get_supported_language_variant(wanted)
    except LookupError:
        return settings.LANGUAGE_CODE
