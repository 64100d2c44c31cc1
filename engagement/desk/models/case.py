"""Cases: reports on one thing, what was decided, what is hidden, and appeals. None holds the words themselves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.activities.models import Activity
from engagement.desk.choices import Decision, Reason

LONGEST_NOTE = 500


class Case(models.Model):
    """All reports on one thing until it is decided; later ones open another case."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    # What was reported: words of a room by its kind, and their public code there.
    kind = models.CharField(max_length=24)
    target = models.CharField(max_length=10)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="cases")
    # Whose words they are; empty where they stand by nobody's name.
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="cases")
    opened_at = models.DateTimeField()
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="decided_cases")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "target"], condition=Q(decided_at=None), name="desk_case_open_once"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="desk_case_decided_with_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["activity", "opened_at"], name="desk_case_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"

    def get_absolute_url(self) -> str:
        return reverse("desk:case-page", args=[self.code])


class Report(models.Model):
    """One person's word that something is wrong. The author never learns who said it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    # Empty for a visitor, whose browser carries the word `once` to this one page and nowhere else.
    reporter = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="reports")
    once = models.CharField(max_length=16)
    reason = models.CharField(_("What is wrong?"), max_length=16, choices=Reason.choices)
    words = models.CharField(_("In your words"), max_length=LONGEST_NOTE, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "reporter"], name="desk_report_once_a_person"),
            models.UniqueConstraint(fields=["case", "once"], name="desk_report_once_a_form"),
            models.CheckConstraint(
                condition=~Q(reason=Reason.OTHER) | ~Q(words=""), name="desk_report_other_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.reason}"


class Hiding(models.Model):
    """Words that everybody but their author finds replaced by a sentence, from a moment until it is lifted."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    kind = models.CharField(max_length=24)
    target = models.CharField(max_length=10)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="hiding")
    reason = models.CharField(_("Why?"), max_length=16, choices=Reason.choices)
    words = models.CharField(max_length=LONGEST_NOTE)
    hidden_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "target"], condition=Q(lifted_at=None), name="desk_hiding_in_force_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="desk_hiding_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}: {self.reason}"

    def get_absolute_url(self) -> str:
        """The author's page about it."""
        return reverse("desk:hiding-page", args=[self.code])


class Appeal(models.Model):
    """The author asks, once, that her words be shown again."""

    hiding = models.OneToOneField(Hiding, on_delete=models.CASCADE, related_name="appeal")
    words = models.CharField(_("Why should they be shown?"), max_length=LONGEST_NOTE)
    made_at = models.DateTimeField()
    is_granted = models.BooleanField(null=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    decided_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="decided_appeals"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_granted=None, decided_at=None)
                | Q(is_granted__isnull=False, decided_at__isnull=False),
                name="desk_appeal_decided_with_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"appeal to {self.hiding_id}"


class BurstLook(models.Model):
    """Somebody looked at how many new accounts took part at once: what came before is settled."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="burst_looks")
    seen_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="burst_looks")
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.activity_id} at {self.seen_at}"
