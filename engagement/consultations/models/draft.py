"""What is filled in and not sent yet."""

from typing import ClassVar

from django.db import models

from accounts.models import Person
from engagement.consultations.models.consultation import Phase


class Draft(models.Model):
    """What somebody has filled in and not sent yet; nobody else sees it.

    `answers` by the codes of questions: {"wording": of the question when it was filled in, "said": [words]}.
    """

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="survey_drafts")
    answers = models.JSONField(default=dict)
    # The page she went to last.
    page = models.PositiveSmallIntegerField(default=1)
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phase", "person"], name="consultations_draft_once")
        ]

    def __str__(self) -> str:
        return f"draft of {self.person_id}"
