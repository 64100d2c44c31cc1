"""Contributions, and the words of those that were made aloud."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.activities.models import Activity, Mandate
from engagement.voices.choices import ContributionState, SpeakerKind

LONGEST_POINT = 1000


class Contribution(models.Model):
    """What one person, or one group, gave in one place of an activity; taken back and given again it stays one row.

    `slot` says to what it was given, in the word of the room that took it: a person gives once per slot, and a group
    does, by whoever has a mandate of it: `person` is then who gave it, `mandate` that under which it was last written.
    Of her receipt code only a keyed hash is kept.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="contributions", db_index=False
    )
    slot = models.CharField(max_length=24)
    # Empty for a point made aloud, for what came without an account (see Unnamed), and once the person has been
    # erased: her words are gone, the state is not.
    person = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="contributions", db_index=False
    )
    # In place of the person while a sealed consultation is open; empty in all others, and once the seal is closed.
    pseudonym = models.BinaryField(max_length=16, null=True, editable=False)
    for_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mandate = models.ForeignKey(Mandate, null=True, on_delete=models.PROTECT, related_name="contributions")
    original_language = models.CharField(max_length=12)
    state = models.CharField(
        max_length=10, choices=ContributionState.choices, default=ContributionState.RECEIVED
    )
    # Raised each time she gives again after taking back: what was planned for an earlier giving is void.
    turn = models.PositiveIntegerField(default=1)
    receipt_hash = models.BinaryField(max_length=16, unique=True, null=True)
    given_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    # Since when it has an answer of its own, or of its theme.
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "slot", "person"],
                condition=Q(for_organisation=None),
                name="voices_contribution_once",
            ),
            models.UniqueConstraint(
                fields=["activity", "slot", "for_organisation"], name="voices_contribution_group_once"
            ),
            models.CheckConstraint(
                condition=Q(for_organisation=None, mandate=None)
                | Q(for_organisation__isnull=False, mandate__isnull=False, pseudonym=None),
                name="voices_contribution_group_by_mandate",
            ),
            models.UniqueConstraint(
                fields=["activity", "slot", "pseudonym"], name="voices_contribution_pseudonym_once"
            ),
            models.CheckConstraint(
                condition=Q(pseudonym=None) | Q(person=None, given_at=models.F("updated_at")),
                name="voices_contribution_pseudonym_only",
            ),
            models.CheckConstraint(condition=~Q(slot=""), name="voices_contribution_has_slot"),
            models.CheckConstraint(
                condition=Q(updated_at__gte=models.F("given_at")),
                name="voices_contribution_updated_after_given",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["activity", "state"], name="voices_contribution_states"),
            models.Index(fields=["person", "-given_at"], name="voices_contribution_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} to {self.activity_id}: {self.state}"


class SpokenPoint(models.Model):
    """The words of a point made aloud in a meeting, by a kind of people and never by a name."""

    contribution = models.OneToOneField(
        Contribution, primary_key=True, on_delete=models.CASCADE, related_name="spoken"
    )
    kind_of_speaker = models.CharField(_("Who said it?"), max_length=20, choices=SpeakerKind.choices)
    text = models.TextField(_("What was said"), max_length=LONGEST_POINT)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="voices_spokenpoint_has_text")
        ]

    def __str__(self) -> str:
        return f"{self.kind_of_speaker}: {self.contribution_id}"
