"""Themes: what many said in different words, under one title, to be answered together."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.codes import public_code
from engagement.activities.models import Activity
from engagement.voices.choices import Verdict
from engagement.voices.models.contribution import Contribution

LONGEST_THEME = 140


class Theme(models.Model):
    """What some contributions have in common; also one alone gets its answer as a theme."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="themes", db_index=False)
    title = models.CharField(_("What they say, in one line"), max_length=LONGEST_THEME)
    original_language = models.CharField(max_length=12)
    # Who is asked to answer; empty: those who run the activity.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="asked_themes"
    )
    asked_at = models.DateTimeField(null=True)
    due_on = models.DateField(_("Answer by"), null=True, blank=True)
    made_at = models.DateTimeField()
    # What was published of its reply, and whether all that was promised with it is kept: repeated here, so that
    # contributions and lists read them without the versions.
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    is_done = models.BooleanField(default=False)
    contributions = models.ManyToManyField(Contribution, through="ThemeEntry", related_name="themes")

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "title"], name="voices_theme_title_once"),
            models.CheckConstraint(condition=~Q(title=""), name="voices_theme_has_title"),
            models.CheckConstraint(
                condition=Q(organisation=None, asked_at=None)
                | Q(organisation__isnull=False, asked_at__isnull=False),
                name="voices_theme_asked_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", answered_at=None) | (~Q(verdict="") & Q(answered_at__isnull=False)),
                name="voices_theme_verdict_with_moment",
            ),
        ]
        indexes: ClassVar = [
            # The queue of whoever is asked.
            models.Index(
                fields=["organisation", "due_on"], condition=Q(verdict=""), name="voices_theme_queue"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ThemeEntry(models.Model):
    """A contribution sorted into a theme; one that speaks of two things lies in two."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="entries", db_index=False)
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="entries")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["theme", "contribution"], name="voices_themeentry_once")
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} in {self.theme_id}"
