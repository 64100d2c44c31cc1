"""The questions of a survey, and the answers to them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from core.codes import public_code
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models.consultation import Phase
from engagement.voices.models import Contribution

LONGEST_TEXT, LONGEST_CHOICE = 300, 200


class Question(models.Model):
    """One question of a survey."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4, choices=QuestionKind.choices)
    text = models.CharField(max_length=LONGEST_TEXT)
    help = models.CharField(max_length=LONGEST_TEXT, blank=True)
    required = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            # Deferred, so that two questions can change places.
            models.UniqueConstraint(
                fields=["phase", "position"],
                name="consultations_question_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            # For the foreign key of answers: an answer is of the kind of its question.
            models.UniqueConstraint(fields=["id", "kind"], name="consultations_question_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="consultations_question_has_text"),
        ]

    def __str__(self) -> str:
        return self.text


class Choice(models.Model):
    """One answer offered by a question."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_CHOICE)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "position"], name="consultations_choice_once"),
            models.UniqueConstraint(fields=["question", "text"], name="consultations_choice_text_once"),
            # For the foreign key of answers: a chosen answer belongs to its question.
            models.UniqueConstraint(fields=["id", "question"], name="consultations_choice_question"),
            models.CheckConstraint(condition=~Q(text=""), name="consultations_choice_has_text"),
        ]

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """A text, or one chosen answer, in a contribution; a question of many answers has a row for each.

    `kind` repeats the question's (a foreign key over both columns keeps them equal), so that the rules below can be
    the database's.
    """

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=4, choices=QuestionKind.choices)
    text = models.TextField(max_length=4000, blank=True)
    choice = models.ForeignKey(
        Choice, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(kind=QuestionKind.TEXT, choice__isnull=True) & ~Q(text=""))
                | Q(kind__in=[QuestionKind.ONE, QuestionKind.MANY], choice__isnull=False, text=""),
                name="consultations_answer_is_text_or_choice",
            ),
            models.UniqueConstraint(
                fields=["contribution", "question"],
                condition=Q(kind__in=[QuestionKind.TEXT, QuestionKind.ONE]),
                name="consultations_answer_once",
            ),
            models.UniqueConstraint(
                fields=["contribution", "question", "choice"], name="consultations_answer_choice_once"
            ),
        ]

    def __str__(self) -> str:
        return f"answer to {self.question_id}"
