"""The calendar that a person's own phone reads."""

from django.db import models

from accounts.models import Person


class CalendarFeed(models.Model):
    """The address of a person's own calendar; another epoch makes every address given before worthless."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    epoch = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.person_id}, {self.epoch}"
