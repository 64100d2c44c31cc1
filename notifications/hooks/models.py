"""Who wants to hear of what, and each delivery with its answer."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Person
from core.codes import public_code
from notifications.hooks.choices import OPEN, Event, State

LONGEST_URL = 500


class Hook(models.Model):
    """One address of a group's own system. The secret is made from `code` and `epoch` and kept nowhere (`signing`)."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="hooks")
    url = models.CharField(max_length=LONGEST_URL)
    events = ArrayField(models.CharField(max_length=40, choices=Event.choices))
    epoch = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    is_on = models.BooleanField(default=True)
    # Since when every try has failed; empty while it answers.
    failing_since = models.DateTimeField(null=True)
    # When we switched it off because it had failed for too long.
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(given_up_at__isnull=True) | Q(is_on=False), name="hooks_hook_given_up_is_off"
            ),
        ]

    def __str__(self) -> str:
        return f"hook {self.code}"


class Delivery(models.Model):
    """One thing to tell one hook. `body` is the JSON as it goes out, the same for every try."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="deliveries", db_index=False)
    event = models.CharField(max_length=40)
    # Which fact it tells of; empty for a test.
    fact_id = models.BigIntegerField(null=True)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    # From when it may be taken: its first moment, the next try, or the end of another sender's lease.
    free_at = models.DateTimeField()
    useful_until = models.DateTimeField()
    # Rises with each claim; whoever holds an older number writes nothing.
    fence = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["hook", "fact_id"], condition=Q(fact_id__isnull=False), name="hooks_delivery_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, settled_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(settled_at__isnull=False)),
                name="hooks_delivery_settled_has_date",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["free_at"], condition=Q(state__in=OPEN), name="hooks_delivery_open"),
            models.Index(fields=["hook", "-created_at"], name="hooks_delivery_of_hook"),
        ]

    def __str__(self) -> str:
        return f"{self.event} to hook {self.hook_id}: {self.state}"
