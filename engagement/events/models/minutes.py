"""What a meeting is to speak about, and what was said and decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.events.choices import MinutesState
from engagement.events.models.event import Event
from engagement.voices.models import Contribution

LONGEST_ITEM, LONGEST_SPEAKER, LONGEST_DECISION, LONGEST_OWNER = 140, 120, 500, 120
LONGEST_NOTES, LONGEST_CORRECTION = 20_000, 300


class AgendaItem(models.Model):
    """One thing to speak about, in its order."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("What is it about?"), max_length=LONGEST_ITEM)
    minutes = models.PositiveSmallIntegerField(_("How many minutes?"), null=True, blank=True)
    speaker = models.CharField(_("Who opens it?"), max_length=LONGEST_SPEAKER, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Minutes(models.Model):
    """The minutes as they are being written; what the group has confirmed stands in `MinutesVersion`."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="written_minutes"
    )
    state = models.CharField(max_length=10, choices=MinutesState.choices, default=MinutesState.DRAFT)
    original_language = models.CharField(max_length=12)
    notes = models.TextField(_("Notes"), max_length=LONGEST_NOTES, blank=True)
    # Whoever wrote last: another confirms.
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    correction = models.CharField(_("What is corrected?"), max_length=LONGEST_CORRECTION, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state=MinutesState.CONFIRMED) | Q(confirmed_at__isnull=False),
                name="events_minutes_confirmed_has_date",
            )
        ]

    def __str__(self) -> str:
        return f"minutes of {self.event_id}: {self.state}"


class MinutesPoint(models.Model):
    """Where a point stands in the minutes; its words and state are a contribution of voices."""

    contribution = models.OneToOneField(
        Contribution, primary_key=True, on_delete=models.CASCADE, related_name="in_minutes"
    )
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="points", db_index=False)
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="points"
    )
    # What the form carried: sent twice it is one.
    once = models.CharField(max_length=16)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes", "once"], name="events_minutespoint_once")
        ]

    def __str__(self) -> str:
        return f"point {self.contribution_id} of {self.minutes_id}"


class Decision(models.Model):
    """What was decided, who sees to it and by when."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="decisions", db_index=False)
    text = models.CharField(_("What was decided"), max_length=LONGEST_DECISION)
    owner = models.CharField(
        _("Who sees to it?"),
        max_length=LONGEST_OWNER,
        blank=True,
        help_text=_("A group, an office or a post; no private names."),
    )
    due_on = models.DateField(_("By when?"), null=True, blank=True)
    once = models.CharField(max_length=16)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes", "once"], name="events_decision_once")
        ]

    def __str__(self) -> str:
        return self.text[:40]


class MinutesVersion(models.Model):
    """What the group confirmed, word for word; a correction is another version, with a note of what it corrects.

    `words` is {"notes": str, "points": [{"code", "item", "kind", "text"}], "decisions": [{"text", "owner", "due_on"}]}.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField()
    words = models.JSONField()
    note = models.CharField(max_length=LONGEST_CORRECTION, blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # A group of one: who wrote them confirmed them.
    is_by_writer = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes", "number"], name="events_minutesversion_once")
        ]

    def __str__(self) -> str:
        return f"minutes of {self.minutes_id}, version {self.number}"
