"""The questions of a survey, and the answers to them."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from core.codes import public_code
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models.consultation import Phase
from engagement.voices.models import Contribution
from places.models import Place

LONGEST_TEXT, LONGEST_CHOICE, LONGEST_HEADING, LONGEST_END, LONGEST_UNIT = 300, 200, 140, 60, 30
DIGITS, DECIMALS = 12, 2


class Question(models.Model):
    """One question of a survey. Its words are in the activity's language; `translations` has others, by tag and name.

    A condition (`shown_if`, and `page_shown_if` of the page that begins with it) is an answer of an earlier question.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    text = models.CharField(max_length=LONGEST_TEXT)
    help = models.CharField(max_length=LONGEST_TEXT, blank=True)
    required = models.BooleanField(default=False)
    # Of numbers: what is allowed, and what is counted. Of scales: `most` is the last step, with words at both ends.
    least = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    most = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    unit = models.CharField(max_length=LONGEST_UNIT, blank=True)
    low_words = models.CharField(max_length=LONGEST_END, blank=True)
    high_words = models.CharField(max_length=LONGEST_END, blank=True)
    starts_page = models.BooleanField(default=False)
    page_heading = models.CharField(max_length=LONGEST_HEADING, blank=True)
    page_shown_if = models.ForeignKey(
        "Choice", null=True, blank=True, on_delete=models.RESTRICT, related_name="pages_shown"
    )
    shown_if = models.ForeignKey(
        "Choice", null=True, blank=True, on_delete=models.RESTRICT, related_name="questions_shown"
    )
    translations = models.JSONField(default=dict, blank=True)
    # Raised when it is asked otherwise: what was kept or agreed to before was said to other words.
    wording = models.PositiveIntegerField(default=1)

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
            models.CheckConstraint(
                condition=Q(least=None) | Q(most=None) | Q(least__lt=F("most")),
                name="consultations_question_least_below_most",
            ),
            models.CheckConstraint(
                condition=~Q(kind=QuestionKind.SCALE) | Q(most__in=[5, 10], most__isnull=False),
                name="consultations_question_scale_ends",
            ),
            models.CheckConstraint(
                condition=Q(starts_page=True) | Q(page_heading="", page_shown_if=None),
                name="consultations_question_heads_its_page",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Choice(models.Model):
    """One answer offered by a question; of a question of consent, the statement."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_TEXT)
    translations = models.JSONField(default=dict, blank=True)

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


COLUMNS: dict[QuestionKind, tuple[str, ...]] = {
    QuestionKind.TEXT: ("text",),
    QuestionKind.ONE: ("choice",),
    QuestionKind.MANY: ("choice",),
    QuestionKind.SCALE: ("number",),
    QuestionKind.RANKING: ("choice", "rank"),
    QuestionKind.NUMBER: ("number",),
    QuestionKind.DATE: ("date",),
    QuestionKind.DISTRICT: ("place",),
    QuestionKind.CONSENT: ("choice", "wording"),
}
"""Which columns of an answer its kind fills; the others are empty."""

SEVERAL = [QuestionKind.MANY, QuestionKind.RANKING]
_NULLABLE = ("choice", "rank", "number", "date", "place", "wording")


def _fills_its_columns() -> Q:
    """What an answer of each kind holds: exactly the columns of its kind."""
    condition = Q()
    for kind, columns in COLUMNS.items():
        nulls = {f"{name}__isnull": name not in columns for name in _NULLABLE}
        text = ~Q(text="") if "text" in columns else Q(text="")
        condition |= Q(kind=kind, **nulls) & text
    return condition


class Answer(models.Model):
    """What one contribution says to one question; one of several choices or ranks has a row for each.

    `kind` repeats the question's (a foreign key over both columns keeps them equal), so that the rules below can be
    the database's.
    """

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    text = models.TextField(max_length=4000, blank=True)
    choice = models.ForeignKey(
        Choice, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    rank = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    number = models.DecimalField(max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # Of a consent: the wording of its question that was agreed to.
    wording = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_fills_its_columns(), name="consultations_answer_fills_its_columns"
            ),
            models.CheckConstraint(
                condition=~Q(kind=QuestionKind.SCALE) | Q(number__in=list(range(11))),
                name="consultations_answer_is_a_step",
            ),
            models.UniqueConstraint(
                fields=["contribution", "question"],
                condition=~Q(kind__in=SEVERAL),
                name="consultations_answer_once",
            ),
            models.UniqueConstraint(
                fields=["contribution", "question", "choice"], name="consultations_answer_choice_once"
            ),
            models.UniqueConstraint(
                fields=["contribution", "question", "rank"], name="consultations_answer_rank_once"
            ),
        ]

    def __str__(self) -> str:
        return f"answer to {self.question_id}"
