"""The outcome of an activity: what became of what people gave, in one text for all."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.activities.models import Activity

LONGEST_OUTCOME = 8000


class Outcome(models.Model):
    """What became of what people gave, said once to all who took part."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.PROTECT, related_name="outcome"
    )
    original_language = models.CharField(_("Written in"), max_length=12)
    text = models.TextField(_("What became of it"), max_length=LONGEST_OUTCOME)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="voices_outcome_has_text")
        ]

    def __str__(self) -> str:
        return f"outcome of {self.activity_id}"
