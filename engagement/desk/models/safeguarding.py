"""Safeguarding tasks: a pointer for one trained person, never the words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Person
from core.codes import public_code
from engagement.activities.models import Activity
from engagement.desk.choices import TaskOutcome


class SafeguardingTask(models.Model):
    """What somebody gave may tell of violence or trafficking, or she said that she needs help."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    kind = models.CharField(max_length=24)
    target = models.CharField(max_length=10)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="safeguarding_tasks")
    # Whom it is about; empty in what is sealed or sensitive.
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="helped_by")
    # She ticked that she needs help, and so agreed to be written to.
    is_by_herself = models.BooleanField(default=False)
    # The one who sees it; empty while nobody is trained for the place.
    assigned_to = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="safeguarding_tasks"
    )
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=TaskOutcome.choices, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "target"],
                condition=Q(closed_at=None),
                name="desk_safeguardingtask_open_once",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None) | (~Q(outcome="") & Q(closed_at__isnull=False)),
                name="desk_safeguardingtask_closed_with_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["assigned_to", "made_at"],
                condition=Q(closed_at=None),
                name="desk_safeguardingtask_queue",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("desk:task-page", args=[self.code])
