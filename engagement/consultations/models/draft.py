"""What is filled in and not sent yet."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Person
from engagement.consultations.models.consultation import Phase


class Draft(models.Model):
    """What somebody has filled in and not sent yet; nobody else sees it.

    `answers` by the codes of questions: {"wording": of the question when it was filled in, "said": [words]}.
    """

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="drafts")
    # One of both: in a sealed consultation a pseudonym stands in place of her, and no time is kept.
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="survey_drafts")
    pseudonym = models.BinaryField(max_length=16, null=True, editable=False)
    answers = models.JSONField(default=dict)
    # The page she went to last.
    page = models.PositiveSmallIntegerField(default=1)
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phase", "person"], name="consultations_draft_once"),
            models.UniqueConstraint(fields=["phase", "pseudonym"], name="consultations_draft_pseudonym_once"),
            models.CheckConstraint(
                condition=Q(person=None, pseudonym__isnull=False) | Q(person__isnull=False, pseudonym=None),
                name="consultations_draft_of_person_or_pseudonym",
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.person_id}"
