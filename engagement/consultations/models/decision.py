"""What a decision is about, the rule by which it falls, and the marks on people's ballots."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from core.codes import public_code
from engagement.consultations.choices import Share
from engagement.consultations.models.consultation import Phase
from engagement.voices.models import Contribution

LONGEST_OPTION, LONGEST_OPTION_HELP = 200, 300


class Decision(models.Model):
    """By which rule the phase decides, how many options are chosen, and what it takes for the result to hold."""

    phase = models.OneToOneField(Phase, primary_key=True, on_delete=models.CASCADE, related_name="decision")
    rule = models.CharField(max_length=10)
    seats = models.PositiveSmallIntegerField(default=1)
    electorate = models.PositiveIntegerField(null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    share = models.CharField(max_length=14, choices=Share.choices, blank=True)

    class Meta:
        constraints: ClassVar = [
            # For the foreign key of marks: a ballot is read by the rule by which it was cast.
            models.UniqueConstraint(fields=["phase", "rule"], name="consultations_decision_rule"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="consultations_decision_chooses_one"),
            models.CheckConstraint(condition=Q(electorate__gte=1), name="consultations_decision_electorate"),
            # A quorum is a part of those who may vote, so it takes their number.
            models.CheckConstraint(
                condition=Q(quorum__isnull=True)
                | Q(quorum__gte=1, quorum__lte=100, electorate__isnull=False),
                name="consultations_decision_quorum_in_percent",
            ),
            models.CheckConstraint(
                condition=Q(share__in=["", *Share.values]), name="consultations_decision_share_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} of phase {self.phase_id}"

    @property
    def needed(self) -> int:
        """How many people must vote for the result to hold; 0 where any number will do."""
        return -(-self.electorate * self.quorum // 100) if self.electorate and self.quorum else 0


class Option(models.Model):
    """One thing that can be chosen."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_OPTION)
    help = models.CharField(max_length=LONGEST_OPTION_HELP, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            # Deferred, so that two options can change places.
            models.UniqueConstraint(
                fields=["decision", "position"],
                name="consultations_option_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["decision", "text"], name="consultations_option_text_once"),
            # For the foreign key of marks: what is marked belongs to the decision.
            models.UniqueConstraint(fields=["id", "decision"], name="consultations_option_decision"),
            models.CheckConstraint(condition=~Q(text=""), name="consultations_option_has_text"),
        ]

    def __str__(self) -> str:
        return self.text


class Mark(models.Model):
    """What one ballot gives to one option.

    `decision` and `rule` repeat those of the option (foreign keys over two columns keep them equal), so that the rules
    below can be the database's.
    """

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="marks", db_index=False
    )
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="marks")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="marks")
    rule = models.CharField(max_length=10)
    value = models.SmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contribution", "option"], name="consultations_mark_once"),
            models.UniqueConstraint(
                fields=["contribution", "value"],
                condition=Q(rule="ranked"),
                name="consultations_mark_rank_once",
            ),
            models.CheckConstraint(
                condition=Q(rule="approval", value=1)
                | Q(rule="score", value__gte=0, value__lte=5)
                | Q(rule="ranked", value__gte=1)
                | Q(rule="yes_no", value__gte=-1, value__lte=1),
                name="consultations_mark_is_of_the_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"mark on {self.option_id}"
