"""Ideas and comments that people give to a phase, and the support of others for them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.consultations.choices import Stance
from engagement.consultations.models.consultation import Phase
from engagement.consultations.models.survey import LONGEST_TEXT
from engagement.desk.models import Hiding
from engagement.voices.models import Contribution
from places.models import Place

LONGEST_TITLE, LONGEST_CATEGORY, LONGEST_WORDS = 100, 60, 4000


class Prompt(models.Model):
    """What people are asked in a phase of ideas or in a discussion."""

    phase = models.OneToOneField(Phase, primary_key=True, on_delete=models.CASCADE, related_name="prompt")
    text = models.CharField(max_length=LONGEST_TEXT)
    help = models.CharField(max_length=LONGEST_TEXT, blank=True)
    takes_comments = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="consultations_prompt_has_text")
        ]

    def __str__(self) -> str:
        return self.text


class Category(models.Model):
    """What an idea can be about, one of the organisers' short list."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="categories", db_index=False)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_CATEGORY)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["phase", "text"], name="consultations_category_once"),
            models.CheckConstraint(condition=~Q(text=""), name="consultations_category_has_text"),
        ]

    def __str__(self) -> str:
        return self.text


class Idea(models.Model):
    """One idea; taken back or erased its words are empty, and the row stays with its numbers."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="idea")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="ideas", db_index=False)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    text = models.TextField(max_length=LONGEST_WORDS, blank=True)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="ideas"
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    supports = models.PositiveIntegerField(default=0)
    comments_count = models.PositiveIntegerField(default=0)

    # Why moderators have hidden it, set by `hidden.as_read_by` for one reader.
    hiding: Hiding | None = None

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(title="", text="") | (~Q(title="") & ~Q(text="")),
                name="consultations_idea_whole_or_gone",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["phase", "-id"], name="consultations_idea_newest"),
            models.Index(fields=["phase", "-supports", "-id"], name="consultations_idea_supported"),
        ]

    def __str__(self) -> str:
        return self.title or self.code

    @property
    def additions_shown(self) -> "list[Addition]":
        """What was added to it, where its words stand and the reader finds them."""
        return list(self.additions.all()) if self.title else []


class Addition(models.Model):
    """What its writer added to an idea once others had supported or commented it."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="additions")
    text = models.TextField(max_length=LONGEST_WORDS)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"addition to {self.idea_id}"


class Comment(models.Model):
    """What somebody says to an idea, in a discussion, or to a comment; taken back its words are empty."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="comment")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="comments")
    # Empty in a discussion.
    idea = models.ForeignKey(Idea, null=True, blank=True, on_delete=models.PROTECT, related_name="comments")
    # The comment that began the thread; empty in that one itself.
    reply_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    stance = models.CharField(_("Where do you stand?"), max_length=7, choices=Stance.choices, blank=True)
    text = models.TextField(max_length=LONGEST_WORDS, blank=True)
    supports = models.PositiveIntegerField(default=0)

    # Why moderators have hidden it, set by `hidden.as_read_by` for one reader.
    hiding: Hiding | None = None

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stance="") | Q(reply_to=None, idea=None),
                name="consultations_comment_stance_begins_a_thread",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Support(models.Model):
    """That one person supports an idea, or finds a comment helpful.

    The number stands on what is supported, whose row nobody holds FOR SHARE: so that many can raise it side by side.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="supports")
    idea = models.ForeignKey(
        Idea, null=True, on_delete=models.CASCADE, related_name="supporters", db_index=False
    )
    comment = models.ForeignKey(
        Comment, null=True, on_delete=models.CASCADE, related_name="supporters", db_index=False
    )
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idea", "person"], name="consultations_support_idea_once"),
            models.UniqueConstraint(fields=["comment", "person"], name="consultations_support_comment_once"),
            models.CheckConstraint(
                condition=Q(idea=None, comment__isnull=False) | Q(idea__isnull=False, comment=None),
                name="consultations_support_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.idea_id or self.comment_id}"
