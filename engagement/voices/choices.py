"""The closed lists of voices."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContributionState(TextChoices):
    """No voice is lost: a contribution is always in one of these."""

    RECEIVED = "received", _("Received")
    READ = "read", _("Read by the organisers")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Taken back")
