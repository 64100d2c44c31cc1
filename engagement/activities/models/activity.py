"""The trunk row of every activity, its counters and its search rows."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from core.codes import public_code
from core.years import EARLIEST, LATEST
from engagement.activities.choices import Kind, State
from engagement.activities.models.series import Series
from places.models import Place

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_BODY = 140, 280, 8000


class Activity(models.Model):
    """Anything to take part in. Lists read this row alone; each kind adds a table of its own.

    Services that admit, close, move or cancel lock this row first (`activities.locks`).
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    original_language = models.CharField(_("Written in"), max_length=12, default="id")
    title = models.CharField(_("Title"), max_length=LONGEST_TITLE)
    summary = models.CharField(_("In one or two sentences"), max_length=LONGEST_SUMMARY)
    body = models.TextField(_("Everything else people should know"), max_length=LONGEST_BODY, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("Place"))
    zone = models.CharField(_("Time zone"), max_length=60, help_text=_("The clock on the wall there."))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="activities", verbose_name=_("Organised by")
    )
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    # Each date of a series is an activity of its own; `occurrence` is the day the rule gave it, wherever it is moved.
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="dates", editable=False
    )
    occurrence = models.DateField(null=True, blank=True, editable=False)
    is_online = models.BooleanField(_("One can take part online"), default=False)
    is_sensitive = models.BooleanField(_("Sensitive: no names, no topic in messages"), default=False)
    starts_at = models.DateTimeField(_("Starts"))
    ends_at = models.DateTimeField(_("Ends"))
    # Raised whenever starts_at or the zone changes; what was planned for an older version is void.
    time_version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    review_note = models.TextField(blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="activities_activity_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(starts_at__gte=EARLIEST, ends_at__lt=LATEST),
                name="activities_activity_in_our_times",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="activities_activity_has_title"),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.REVIEW, State.WITHDRAWN])
                | Q(published_at__isnull=False),
                name="activities_activity_published_has_date",
            ),
            models.UniqueConstraint(
                fields=["series", "occurrence"], name="activities_activity_once_in_series"
            ),
            models.CheckConstraint(
                condition=Q(series__isnull=True) | Q(occurrence__isnull=False),
                name="activities_activity_of_series_has_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "ends_at"], name="activities_activity_open"),
            models.Index(fields=["kind", "state", "starts_at"], name="activities_activity_list"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("activities:activity-page", args=[self.slug, self.code])

    @property
    def slug(self) -> str:
        """The title in the address; of a sensitive one nothing, for addresses stand in histories and messages."""
        return ("" if self.is_sensitive else slugify(self.title)[:60]) or str(self.kind)


class ActivityCounter(models.Model):
    """A live number of an activity (registered, came, signed), changed after the trunk row is locked.

    A row of its own: a counter on a row that others lock FOR SHARE deadlocks. The ceiling guards capacity.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="counters", db_index=False)
    name = models.CharField(max_length=24)
    value = models.PositiveIntegerField(default=0)
    ceiling = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "name"], name="activities_activitycounter_once"),
            models.CheckConstraint(
                condition=Q(ceiling__isnull=True) | Q(value__lte=F("ceiling")),
                name="activities_activitycounter_within_ceiling",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"

    @property
    def left(self) -> int | None:
        """How many are still free, or None where there is no ceiling."""
        return None if self.ceiling is None else self.ceiling - self.value


class ActivitySearch(models.Model):
    """What search looks at: one row per activity and language, written by services."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="search_rows", db_index=False
    )
    language = models.CharField(max_length=12)
    words = SearchVectorField()
    folded = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "language"], name="activities_activitysearch_once"),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["words"], name="activities_search_words"),
            GinIndex(fields=["folded"], name="activities_search_folded", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} ({self.language})"
