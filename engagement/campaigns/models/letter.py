"""Letters to a decision-maker: to whom, from which text, what people wrote, and what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.campaigns.models.campaign import ActionTaken, Campaign

LONGEST_OFFICE, LONGEST_LETTER, LONGEST_REPLY = 120, 3000, 6000


class LetterCall(models.Model):
    """To whom a campaign writes, and from which text; then when all was delivered, and what was replied.

    The fingerprint is the SHA-256 of the file that was handed over, in 64 hexadecimal figures.
    """

    campaign = models.OneToOneField(
        Campaign, primary_key=True, on_delete=models.PROTECT, related_name="letter_call"
    )
    office = models.CharField(_("To whom?"), max_length=LONGEST_OFFICE)
    text = models.TextField(_("Starting text"), max_length=LONGEST_LETTER)
    delivered_at = models.DateTimeField(null=True, blank=True)
    delivered_count = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    reply = models.TextField(max_length=LONGEST_REPLY, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(office="") & ~Q(text=""), name="campaigns_lettercall_has_office_and_text"
            ),
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=True, delivered_count=0, fingerprint="")
                | (Q(delivered_at__isnull=False, delivered_count__gte=1) & ~Q(fingerprint="")),
                name="campaigns_lettercall_delivered_whole",
            ),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True, reply="")
                | (Q(replied_at__isnull=False, delivered_at__isnull=False) & ~Q(reply="")),
                name="campaigns_lettercall_replied_once_delivered",
            ),
        ]

    def __str__(self) -> str:
        return self.office

    @property
    def fingerprint_parts(self) -> list[str]:
        """In pieces of eight figures, so that a line may break between them."""
        return [self.fingerprint[start : start + 8] for start in range(0, len(self.fingerprint), 8)]


class Letter(models.Model):
    """What one person wrote; taken back, its words are gone."""

    action = models.OneToOneField(
        ActionTaken, primary_key=True, on_delete=models.PROTECT, related_name="letter"
    )
    words = models.TextField(max_length=LONGEST_LETTER)
    # Whether she changed the starting text: counted apart.
    is_own = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="campaigns_letter_has_words"),
        ]

    def __str__(self) -> str:
        return self.words[:60]
