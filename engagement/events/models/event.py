"""Events: what they add to their trunk row."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from engagement.activities.models import Activity

LONGEST_VENUE = 200


class Event(models.Model):
    """What an event adds to its trunk row."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.CASCADE, related_name="event"
    )
    venue = models.CharField(_("Where exactly"), max_length=LONGEST_VENUE, blank=True)
    online_link = models.URLField(
        _("Online link"), blank=True, help_text=_("Shown only to those who registered.")
    )
    in_hall = models.BooleanField(_("In a hall"), default=True)
    seats = models.PositiveIntegerField(
        _("Seats in the hall"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
    )
    party_most = models.PositiveSmallIntegerField(_("People per registration, at most"), default=6)

    # Whether there is an agenda, confirmed minutes or an outcome to read: its page asks nothing more to say so.
    has_papers = models.BooleanField(default=False, editable=False)

    def __str__(self) -> str:
        return str(self.activity)
