"""What came without an account: nobody's by name, and written down by somebody else."""

from typing import ClassVar

from django.db import models

from accounts.models import Person
from engagement.voices.choices import Way
from engagement.voices.models.contribution import Contribution


class Unnamed(models.Model):
    """Beside a contribution that came without a person: how, and by whom. It stays when somebody says it is hers."""

    contribution = models.OneToOneField(
        Contribution, primary_key=True, on_delete=models.CASCADE, related_name="unnamed"
    )
    way = models.CharField(max_length=10, choices=Way.choices)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="taken_down")
    taken_at = models.DateTimeField()
    # With a helper: the version of the words that were read to her, and to which she said yes.
    agreed_to = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(way=Way.PAPER, agreed_to=None)
                | models.Q(way=Way.HELPER, agreed_to__isnull=False),
                name="voices_unnamed_helped_with_consent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.way}: {self.contribution_id}"
