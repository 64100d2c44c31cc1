"""What a list of messages is narrowed to."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Show(TextChoices):
    """Which messages are asked for, in the words of whoever looks for one."""

    PROBLEMS = "problems", _("Did not arrive")
    COMING = "coming", _("Still to come")
    SENT = "sent", _("Sent")
    NOT_SENT = "not_sent", _("Not sent, and rightly so")


@dataclass(frozen=True)
class WantedMessages:
    """An empty field does not narrow."""

    words: str = ""
    show: str = ""
