"""Tickets: what a registrant shows at the door."""

from typing import ClassVar

from django.db import models

from engagement.events.models.event import Event
from engagement.events.models.registration import Registration

CODE_LENGTH = 7


class Ticket(models.Model):
    """The short code of a registration, to be typed where nothing can be scanned; made when she first opens her ticket.

    Only who marks at the door can do anything with it, so it is kept as it is.
    """

    registration = models.OneToOneField(
        Registration, primary_key=True, on_delete=models.CASCADE, related_name="ticket"
    )
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tickets", db_index=False)
    code = models.CharField(max_length=CODE_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "code"], name="events_ticket_once"),
        ]

    def __str__(self) -> str:
        return self.code
