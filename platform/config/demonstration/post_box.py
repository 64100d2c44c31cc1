"""A mailer that puts every mail where the post box page shows it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from config.demonstration.models import Letter


class PostBoxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            alternatives = getattr(message, "alternatives", [])
            html = next((part.content for part in alternatives if part.mimetype == "text/html"), "")
            headers = {name: str(value) for name, value in message.message().items()}
            Letter.objects.bulk_create(
                [
                    Letter(
                        to=address,
                        subject=str(message.subject),
                        text=str(message.body),
                        html=html,
                        headers=headers,
                    )
                    for address in message.recipients()
                ]
            )
        return len(email_messages)
