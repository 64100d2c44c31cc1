"""Corridors, their two sides, what each does by which day, and the activities it puts in. No person stands here."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.codes import public_code
from engagement.activities.models import Activity

LONGEST_TITLE, LONGEST_ABOUT, LONGEST_TASK, LONGEST_WORD, LONGEST_LINK = 120, 1000, 200, 280, 300


class Corridor(models.Model):
    """Two groups that run something together; its row is the lock of all that either side does in it."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    proposed_at = models.DateTimeField()
    # Since when one of the two has left, declined or taken its proposal back; it does not begin again.
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("corridors:corridor-page", args=[self.code])


class Side(models.Model):
    """One of the two groups, with its clock and the page's words in its own language."""

    corridor = models.ForeignKey(Corridor, on_delete=models.CASCADE, related_name="sides")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="corridor_sides")
    # At most one of each: so there are never three sides.
    has_proposed = models.BooleanField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    # IANA; the days of this side's tasks are read by it.
    zone = models.CharField(_("Time zone"), max_length=60, blank=True)
    # BCP 47; empty with the words, where the other side's words are enough.
    language = models.CharField(_("Written in"), max_length=12, blank=True)
    title = models.CharField(_("Title"), max_length=LONGEST_TITLE, blank=True)
    about = models.CharField(_("What you do together, and what for"), max_length=LONGEST_ABOUT, blank=True)

    class Meta:
        ordering: ClassVar = ["-has_proposed"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["corridor", "organisation"], name="corridors_side_two_groups"),
            models.UniqueConstraint(fields=["corridor", "has_proposed"], name="corridors_side_two_sides"),
            models.UniqueConstraint(
                fields=["corridor", "language"],
                condition=~Q(language=""),
                name="corridors_side_a_language_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | ~Q(zone=""), name="corridors_side_accepted_has_zone"
            ),
            models.CheckConstraint(
                condition=Q(language="", title="", about="") | (~Q(language="") & ~Q(title="")),
                name="corridors_side_words_are_whole",
            ),
            models.CheckConstraint(
                condition=Q(has_proposed=False) | (Q(accepted_at__isnull=False) & ~Q(title="")),
                name="corridors_side_proposer_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.corridor_id}: {self.organisation_id}"


class Task(models.Model):
    """What one side does by a day of its own calendar."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="tasks")
    text = models.CharField(_("What is to be done"), max_length=LONGEST_TASK)
    language = models.CharField(max_length=12)
    due_on = models.DateField(_("By when?"))
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_word = models.CharField(_("How it went"), max_length=LONGEST_WORD, blank=True)
    done_link = models.URLField(_("Where one can see it"), max_length=LONGEST_LINK, blank=True)
    # What the form carried: sent twice it is one.
    once = models.CharField(max_length=16)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="corridors_task_has_text"),
            models.UniqueConstraint(fields=["side", "once"], name="corridors_task_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_word="", done_link="")
                | (Q(done_at__isnull=False) & ~Q(done_word="")),
                name="corridors_task_done_with_a_word",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]


class PutIn(models.Model):
    """An activity that a side has put into the corridor; whether it is shown is asked anew at each look."""

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="put_in")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="corridors")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["side", "activity"], name="corridors_putin_once"),
        ]

    def __str__(self) -> str:
        return f"{self.side_id}: {self.activity_id}"
