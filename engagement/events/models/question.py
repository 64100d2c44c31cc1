"""What an organiser asks of those who register, what they answer, and what they need."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from core.codes import public_code
from engagement.events.choices import QuestionKind
from engagement.events.models.event import Event
from engagement.events.models.registration import Registration
from engagement.participation.choices import Mode

LONGEST_QUESTION, LONGEST_CHOICE, LONGEST_ANSWER, LONGEST_NEED = 300, 200, 1000, 200


class Question(models.Model):
    """One question; `for_mode` and `if_question` narrow who is asked."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions", db_index=False)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=QuestionKind.choices)
    text = models.CharField(max_length=LONGEST_QUESTION)
    choices = ArrayField(models.CharField(max_length=LONGEST_CHOICE), default=list, blank=True)
    is_required = models.BooleanField(default=False)
    # Empty: whichever way one takes part.
    for_mode = models.CharField(max_length=8, choices=Mode.choices, blank=True)
    if_question = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="followed_by"
    )
    if_choice = models.CharField(max_length=LONGEST_CHOICE, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "position"],
                name="events_question_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=~Q(text=""), name="events_question_has_text"),
            models.CheckConstraint(
                condition=Q(kind=QuestionKind.CHOICE, choices__len__gte=2)
                | (~Q(kind=QuestionKind.CHOICE) & Q(choices__len=0)),
                name="events_question_choices_of_kind",
            ),
            models.CheckConstraint(
                condition=Q(if_question__isnull=True, if_choice="")
                | Q(if_question__isnull=False, if_choice__gt=""),
                name="events_question_condition_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class RegistrationAnswer(models.Model):
    """What one registration says to one question: words, a choice, a number, or a day as 2026-11-27."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    value = models.CharField(max_length=LONGEST_ANSWER)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["registration", "question"], name="events_answer_once"),
        ]

    def __str__(self) -> str:
        return f"answer of {self.registration_id} to {self.question_id}"


class RegistrationNeeds(models.Model):
    """What the organiser is asked to see to. It goes when the registration goes."""

    registration = models.OneToOneField(
        Registration, primary_key=True, on_delete=models.CASCADE, related_name="needs"
    )
    # The language as they write it, a sign language too; empty: no interpreter.
    interpreter = models.CharField(max_length=LONGEST_NEED, blank=True)
    children = models.PositiveSmallIntegerField(default=0)
    needs_transport = models.BooleanField(default=False)
    access = models.CharField(max_length=LONGEST_NEED, blank=True)

    def __str__(self) -> str:
        return f"needs of {self.registration_id}"
