"""E-mail through Django's mailers: HTML and text, one connection for a batch, and every answer given a class."""

import email.policy
import re
import smtplib
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage as MimeMessage
from email.message import MIMEPart
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers

from notifications.channels import mime
from notifications.channels.channel import Answer, Attachment, ChannelDown, Letter, Outcome
from notifications.channels.smtp import AnswerLost, SmtpBackend

_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
# Mailbox does not exist, has moved, is not allowed to exist, takes no mail.
_DEAD = {550, 551, 553, 556}


class _WholeHeader(UnstructuredHeader, BaseHeader):
    """A header that is never folded: Python would fold a long address by encoding it, and nobody could read it."""

    def fold(self, *, policy: email.policy.Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _WholeHeader)
_HEADERS.map_to_type("message-id", _WholeHeader)


class _Mail(EmailMultiAlternatives):
    def message(self, *, policy: Any = email.policy.default) -> MimeMessage:
        # Any: the stubs name each kind of policy apart.
        return super().message(policy=policy.clone(header_factory=_HEADERS))


class EmailChannel:
    """The channel of the site's default mailer."""

    name = "email"

    def __init__(self) -> None:
        self.rate: int = settings.MAIL_RATE
        self._mailer = mailers["default"]
        self._is_open = False

    def open(self) -> None:
        if self._is_open:
            return
        try:
            self._mailer.open()
        except OSError as down:
            self.close()
            raise ChannelDown(_said(down)) from down
        self._is_open = True

    def deliver(self, letter: Letter) -> Answer:
        was_open = self._is_open
        answer = self._deliver(letter)
        if was_open and answer.provider_is_down:
            # Servers hang up on a connection used long or often; nothing was handed over, so ask once anew.
            answer = self._deliver(letter)
        return answer

    def _deliver(self, letter: Letter) -> Answer:
        try:
            self.open()
            self._hand_over(letter)
        except ChannelDown as down:
            return Answer(Outcome.TEMPORARY, str(down), provider_is_down=True)
        except AnswerLost as lost:
            self.close()
            return Answer(Outcome.UNKNOWN, _said(lost))
        except OSError as broken:
            return self._class_of(broken)
        except ValueError as unwritable:
            return Answer(Outcome.PERMANENT, _said(unwritable))
        return Answer(Outcome.ACCEPTED)

    def _hand_over(self, letter: Letter) -> None:
        if not isinstance(self._mailer, SmtpBackend):
            self._mailer.send_messages([_mail(letter)])
            return
        sender = letter.sender or settings.DEFAULT_FROM_EMAIL
        bare = self._mailer.plain_address(mime.address_of(sender))
        recipient = self._mailer.plain_address(letter.address)
        mail = mime.as_bytes(letter, sender=sender, recipient=recipient, headers=_headers(letter).items())
        self._mailer.hand_over(sender=bare, recipient=recipient, mail=mail)

    def _class_of(self, problem: OSError) -> Answer:
        if isinstance(problem, smtplib.SMTPRecipientsRefused):
            return self._refusal(*next(iter(problem.recipients.values())))
        if isinstance(problem, smtplib.SMTPResponseException) and not isinstance(
            problem, smtplib.SMTPSenderRefused
        ):
            return self._refusal(problem.smtp_code, problem.smtp_error)
        # Our own sender is refused, or it broke before a byte of the letter went out: no letter is to blame.
        self.close()
        return Answer(Outcome.TEMPORARY, _said(problem), provider_is_down=True)

    def close(self) -> None:
        self._is_open = False
        try:
            self._mailer.close()
        except OSError:
            # It is broken already; Django forgets the connection all the same.
            return

    def _refusal(self, code: int, words: bytes | str) -> Answer:
        text = _without_address(
            f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
        )
        if code == 421:
            self.close()
            return Answer(Outcome.TEMPORARY, text, provider_is_down=True)
        if 400 <= code < 500:
            return Answer(Outcome.TEMPORARY, text)
        # 5.7 is a matter of policy (sender, content), not of the mailbox.
        return Answer(Outcome.PERMANENT, text, address_is_dead=code in _DEAD and " 5.7." not in text)


def _headers(letter: Letter) -> dict[str, str]:
    headers = {
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": letter.language,
    }
    if letter.stop_url:
        headers["List-Unsubscribe"] = f"<{letter.stop_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _mail(letter: Letter) -> EmailMultiAlternatives:
    """The letter for a mailer that is not ours: of tests, of the demonstration, of a provider's API."""
    headers = _headers(letter)
    mail = _Mail(letter.subject, letter.text, letter.sender or None, to=[letter.address], headers=headers)
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    for attachment in letter.attachments:
        mail.attach(_part(attachment))
    return mail


def _part(attachment: Attachment) -> MIMEPart:
    # Any: the registry makes the header's class. Parameters stay: by `method` a mail program knows a date.
    kind: Any = email.policy.default.header_factory("content-type", attachment.content_type)
    part = MIMEPart(policy=email.policy.SMTP)
    part.set_content(
        attachment.content,
        maintype=kind.maintype,
        subtype=kind.subtype,
        disposition="attachment",
        filename=attachment.name,
        params=kind.params,
    )
    return part


def _said(problem: Exception) -> str:
    return _without_address(f"{type(problem).__name__} {problem}")


def _without_address(words: str) -> str:
    return _ADDRESS.sub("<address>", words)[:200]
