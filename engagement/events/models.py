"""Events, their registrations and who came."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.activities.models import Activity
from engagement.events.choices import KnownBy, RegistrationState
from engagement.participation.choices import Mode

LONGEST_VENUE = 200
LONGEST_LISTED = 120


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

    def __str__(self) -> str:
        return str(self.activity)


class Registration(models.Model):
    """One person's word that she comes, and with how many; cancelled and joined again it stays one row."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registrations", db_index=False)
    for_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=RegistrationState.choices)
    mode = models.CharField(max_length=8, choices=Mode.choices)
    party_size = models.PositiveSmallIntegerField(default=1)
    # Raised each time she joins again: what was planned for an earlier joining is void.
    turn = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "person"], name="events_registration_once"),
            models.CheckConstraint(
                condition=Q(party_size__gte=1), name="events_registration_party_of_one_at_least"
            ),
            models.CheckConstraint(
                condition=Q(state=RegistrationState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=RegistrationState.CANCELLED) & Q(cancelled_at__isnull=True)),
                name="events_registration_cancelled_has_date",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "state"], name="events_registration_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.event_id}: {self.state}"


class Attendance(models.Model):
    """That a person came, and how we know; for people on a list without a registration too."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="attendances", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    known_by = models.CharField(max_length=8, choices=KnownBy.choices)
    came_at = models.DateTimeField()
    marked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # The body she came for as the attendance list writes it, and its folded key: a word of the list, no mandate.
    organisation_name = models.CharField(max_length=200, blank=True)
    organisation_key = models.CharField(max_length=200, blank=True)
    # The name as the list writes it, of whom only the list says that she came: her own is not the organiser's to know.
    listed_name = models.CharField(max_length=LONGEST_LISTED, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "person"], name="events_attendance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} came to {self.event_id}"

    @property
    def handle(self) -> str:
        """The code by which those who run the event call her."""
        return self.code if self.listed_name else self.person.code
