"""The news of an activity, and what was corrected in it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.activities.models.activity import Activity
from engagement.activities.moderation import Hidden

LONGEST_UPDATE_TITLE, LONGEST_UPDATE, LONGEST_UPDATE_NOTE = 140, 8000, 300


class Update(models.Model):
    """One piece of news as it reads now; a withdrawn one keeps its place in the list, without its words."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="updates", db_index=False)
    # Counted under the activity's lock: the turn in which it is told.
    number = models.PositiveIntegerField()
    original_language = models.CharField(_("Written in"), max_length=12)
    title = models.CharField(_("Title"), max_length=LONGEST_UPDATE_TITLE)
    text = models.TextField(_("What is new"), max_length=LONGEST_UPDATE)
    # Of a campaign: what was achieved, once it has ended.
    is_account = models.BooleanField(default=False)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_note = models.CharField(max_length=LONGEST_UPDATE_NOTE, blank=True)
    # What the form carried: sent twice it is one.
    once = models.CharField(max_length=16)

    # Why moderators have hidden it, set by `updates.selectors.as_read`.
    hiding: Hidden | None = None

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "number"], name="activities_update_number_once"),
            models.UniqueConstraint(fields=["activity", "once"], name="activities_update_once"),
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(is_account=True, withdrawn_at=None),
                name="activities_update_one_account",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="activities_update_has_words"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False, withdrawn_note__gt="")
                | Q(withdrawn_at=None, withdrawn_note=""),
                name="activities_update_withdrawn_with_note",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class UpdateCorrection(models.Model):
    """What an update said before a correction, and why it was corrected; rows are added, never changed."""

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="corrections")
    title = models.CharField(max_length=LONGEST_UPDATE_TITLE)
    text = models.TextField(max_length=LONGEST_UPDATE)
    note = models.CharField(max_length=LONGEST_UPDATE_NOTE)
    corrected_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-corrected_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(note=""), name="activities_updatecorrection_has_note")
        ]

    def __str__(self) -> str:
        return f"correction of {self.update_id}"
