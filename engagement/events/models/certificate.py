"""Certificates of attendance: which events give them, and those that were given."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.events.models.event import Event

LONGEST_TEXT = 300


class CertificateOffer(models.Model):
    """That an event gives certificates to who came, with what words and for how many hours."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="certificate_offer"
    )
    text = models.CharField(_("What it is for"), max_length=LONGEST_TEXT, blank=True)
    hours = models.DecimalField(_("Hours"), max_digits=5, decimal_places=1, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gt=0), name="events_certificateoffer_some_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"certificates of {self.event_id}"


class Certificate(models.Model):
    """One certificate that was printed: of its code and of the name on it only keyed hashes are kept."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="certificates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certificates")
    code_hash = models.BinaryField(unique=True)
    name_hash = models.BinaryField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["event", "person"], name="events_certificate_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.event_id}"
