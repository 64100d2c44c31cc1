"""The closed lists of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Timing(TextChoices):
    """In whose clock a rule counts; each is a kind of `engine.moments.Rule`."""

    HOURS = "hours", _("Hours and minutes before it starts")
    DAYS = "days", _("Days before, at the hour at which it starts")
    CLOCK = "clock", _("Days before, at an hour of the reader's own clock")


class ForWhom(TextChoices):
    """Whom a rule speaks to; only what the registration itself says."""

    ALL = "all", _("All who are registered")
    HALL = "hall", _("Those who come to the hall")
    ONLINE = "online", _("Those who take part online")
