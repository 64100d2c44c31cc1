"""Printed sheets of a survey, each with a code of its own."""

from typing import ClassVar

from django.db import models

from engagement.consultations.models.consultation import Phase
from engagement.voices.models import Contribution


class Sheet(models.Model):
    """A sheet to be answered with a pen; of the code on it, which becomes a receipt code, only a keyed hash is kept."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="sheets", db_index=False)
    code_hash = models.BinaryField(max_length=16, unique=True, editable=False)
    # That of the questions as they stand on it.
    version = models.PositiveIntegerField()
    printed_at = models.DateTimeField()
    # What was typed from it.
    contribution = models.OneToOneField(
        Contribution, null=True, on_delete=models.SET_NULL, related_name="sheet"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["phase", "version"], name="consultations_sheet_of_phase")]

    def __str__(self) -> str:
        return f"sheet of {self.phase_id}"
