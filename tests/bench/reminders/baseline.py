"""What Django itself does: an EmailMultiAlternatives for each mail, over one connection that is kept open."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from core.site import site_settings
from notifications.channels.channel import Letter
from notifications.engine.outbox.claim import claim, release
from notifications.engine.outbox.gate import read
from notifications.engine.outbox.wording import words


def one_of_ours() -> Letter:
    """The next letter that is due, as ours would be sent; it stays due."""
    (held,) = claim(1)
    letter = words(read(held), address="tamu@contoh.test", site=site_settings()).letter
    release([held])
    return letter


def send_as_django_does(mails: int, letter: Letter) -> int:
    """So many mails with the words and headers of one of ours, and nothing looked up; returns how many."""
    options: dict[str, Any] = settings.MAILERS["default"]["OPTIONS"]  # type: ignore[assignment]  # Any: of each its own
    mailer = EmailBackend(alias="default", **options)
    mailer.open()
    for number in range(mails):
        mailer.send_messages([_mail(letter, number)])
    mailer.close()
    return mails


def _mail(letter: Letter, number: int) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[f"tamu{number}@contoh.test"],
        headers={
            "Message-ID": f"<{number:010}@contoh.test>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": letter.language,
            "List-Unsubscribe": f"<{letter.stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    mail.attach_alternative(letter.html, "text/html")
    return mail
