"""Events: what they add to their trunk row."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.models import Activity

LONGEST_VENUE = 200
LONGEST_OFFER = 14 * 24
"""Hours for which a seat may be offered."""
LONGEST_ASK = 28 * 24
"""Hours before the start at which people may be asked whether they still come."""
DEFAULT_ANSWER = 24
"""Hours before the start until which they answer, unless the organiser says otherwise."""
TIME_TO_ANSWER = 12
"""Hours there must be to answer: a night of quiet hours and a morning."""


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
    online_seats = models.PositiveIntegerField(
        _("Places online"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
    )
    party_most = models.PositiveSmallIntegerField(_("People per registration, at most"), default=6)
    has_waiting_list = models.BooleanField(_("Keep a waiting list"), default=True)
    smaller_may_overtake = models.BooleanField(_("Smaller parties may go first"), default=False)
    # Empty: whoever is next has the seat at once; else it is offered for so many hours.
    offer_hours = models.PositiveSmallIntegerField(
        _("Hours to answer an offered seat"), null=True, blank=True
    )
    needs_approval = models.BooleanField(_("The organiser decides on each registration"), default=False)
    registration_closes_at = models.DateTimeField(_("Registration closes"), null=True, blank=True)
    allows_transfer = models.BooleanField(_("Places may be handed on"), default=True)
    # Empty: nobody is asked; else those with a seat are asked so many hours before the start.
    reconfirm_hours = models.PositiveSmallIntegerField(
        _("Hours before the start to ask whether they still come"), null=True, blank=True
    )
    reconfirm_by_hours = models.PositiveSmallIntegerField(
        _("Hours before the start to answer by"), default=DEFAULT_ANSWER
    )
    frees_silent_seats = models.BooleanField(_("Whoever does not answer gives the seat up"), default=False)
    # Whether there is an agenda, confirmed minutes or an outcome to read: its page asks nothing more to say so.
    has_papers = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(offer_hours__isnull=True) | Q(offer_hours__range=(1, LONGEST_OFFER)),
                name="events_event_offer_is_of_hours",
            ),
            models.CheckConstraint(
                condition=Q(reconfirm_hours__isnull=True)
                | Q(
                    reconfirm_hours__gte=F("reconfirm_by_hours") + TIME_TO_ANSWER,
                    reconfirm_hours__lte=LONGEST_ASK,
                ),
                name="events_event_reconfirm_leaves_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)
