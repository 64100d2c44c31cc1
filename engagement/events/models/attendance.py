"""Who came."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Person
from core.codes import public_code
from engagement.events.choices import KnownBy
from engagement.events.models.event import Event
from engagement.participation.choices import Mode

LONGEST_LISTED = 120


class Attendance(models.Model):
    """That a person came, and how we know; for people on a list without a registration too."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="attendances", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    known_by = models.CharField(max_length=8, choices=KnownBy.choices)
    came_at = models.DateTimeField()
    # She and those of her party who are here: companions have no row of their own.
    people_here = models.PositiveSmallIntegerField(default=1)
    has_spoken = models.BooleanField(default=False)
    marked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # The body she came for as the attendance list writes it, and its folded key: a word of the list, no mandate.
    organisation_name = models.CharField(max_length=200, blank=True)
    organisation_key = models.CharField(max_length=200, blank=True)
    # The name as the list writes it, of whom only the list says that she came: her own is not the organiser's to know.
    listed_name = models.CharField(max_length=LONGEST_LISTED, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "person"], name="events_attendance_once"),
            models.CheckConstraint(condition=Q(people_here__gte=1), name="events_attendance_of_one_at_least"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} came to {self.event_id}"

    @property
    def handle(self) -> str:
        """The code by which those who run the event call her."""
        return self.code if self.listed_name else self.person.code
