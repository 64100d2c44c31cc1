"""Head counts: how many were there, counted at a glance."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.events.models.event import Event
from engagement.participation.choices import Mode

MOST_HEADS = 1_000_000
LONGEST_NOTE = 200


class HeadCount(models.Model):
    """So many people were seen at a moment. It says nothing of who they are and is never added to persons.

    A count that was wrong is taken back and stays in the table.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="head_counts")
    at = models.DateTimeField()
    mode = models.CharField(_("How"), max_length=8, choices=Mode.choices)
    people = models.PositiveIntegerField(
        _("People counted"), validators=[MinValueValidator(1), MaxValueValidator(MOST_HEADS)]
    )
    note = models.CharField(_("Note"), max_length=LONGEST_NOTE, blank=True)
    counted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(people__gte=1), name="events_headcount_of_one_at_least"),
        ]

    def __str__(self) -> str:
        return f"{self.people} at {self.event_id}"
