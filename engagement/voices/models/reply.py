"""Replies to themes: accepted, adapted or declined, with the reason; what is published stands word for word."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from engagement.voices.choices import ReplyState, Verdict
from engagement.voices.models.theme import Theme

LONGEST_REASON, LONGEST_CORRECTION = 4000, 300


class Reply(models.Model):
    """The reply as it is being written; what everyone reads stands in `ReplyVersion`."""

    theme = models.OneToOneField(Theme, primary_key=True, on_delete=models.CASCADE, related_name="reply")
    state = models.CharField(max_length=10, choices=ReplyState.choices, default=ReplyState.DRAFT)
    verdict = models.CharField(_("What do you decide?"), max_length=10, choices=Verdict.choices)
    reason = models.TextField(_("Why, and what happens now"), max_length=LONGEST_REASON)
    original_language = models.CharField(max_length=12)
    # Empty but in a correction.
    correction = models.CharField(_("What is corrected?"), max_length=LONGEST_CORRECTION, blank=True)
    # Whoever wrote last: another approves.
    written_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="voices_reply_has_reason")
        ]

    def __str__(self) -> str:
        return f"reply to {self.theme_id}: {self.state}"


class ReplyVersion(models.Model):
    """A reply as it was published; a correction is another version, with a note of what it corrects."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="replies", db_index=False)
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(max_length=LONGEST_REASON)
    original_language = models.CharField(max_length=12)
    correction = models.CharField(max_length=LONGEST_CORRECTION, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # Nobody else of the group could approve it.
    is_by_writer = models.BooleanField(default=False)
    published_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["theme", "number"], name="voices_replyversion_once")
        ]

    def __str__(self) -> str:
        return f"reply to {self.theme_id}, version {self.number}"
