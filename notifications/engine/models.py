"""What is to be told to whom and when, each contact with a provider, and the engine's own bells and breakers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Consent, Person
from core.codes import public_code
from engagement.activities.models import Activity
from notifications.engine.choices import OPEN, AttemptState, Reason, State, Urgency


class Message(models.Model):
    """One thing to tell one person, once: the row of the outbox, and what she reads in her inbox afterwards.

    `purpose` is what makes two messages the same; `topic` is the file that words it.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="messages")
    # Only letters without a person (a code for an address nobody has yet) carry one; it is emptied when settled.
    address = models.CharField(max_length=254, blank=True)
    topic = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    step = models.CharField(max_length=24)
    # What it is about: "activity:12", with the date in a series and the how-manieth joining.
    occasion = models.CharField(max_length=60)
    activity = models.ForeignKey(Activity, null=True, on_delete=models.CASCADE, related_name="+")
    occurrence = models.DateField(null=True)
    turn = models.PositiveIntegerField(default=1)
    # The activity's `time_version` it was planned for; 0 where the time does not matter.
    time_version = models.PositiveIntegerField(default=0)

    due_at = models.DateTimeField()
    # The reading of the clock that was meant, where the rule speaks of one ("2026-11-27T09:00"), and whose clock.
    wall_clock = models.CharField(max_length=16, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    useful_until = models.DateTimeField()
    late = models.BooleanField(default=False)

    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices)
    # Whose share of the sending it takes: the organisation's id, 0 for the site's own.
    fair_key = models.BigIntegerField(default=0)
    channel = models.CharField(max_length=12, default="email")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    reason = models.CharField(max_length=16, choices=Reason.choices, default=Reason.ON_TIME)
    # From when a sender may take it: the due time, the next try, or the end of another sender's lease.
    free_at = models.DateTimeField()
    # Rises with each claim; whoever holds an older number may neither write nor send.
    fence = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    repeats = models.PositiveSmallIntegerField(default=0)

    params = models.JSONField(default=dict)
    subject = models.TextField(blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    planned_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "occasion", "occurrence", "turn", "purpose", "step", "time_version"],
                condition=Q(person__isnull=False),
                nulls_distinct=False,
                name="engine_message_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, settled_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(settled_at__isnull=False)),
                name="engine_message_settled_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLAIMED) | Q(fence__gt=0), name="engine_message_claimed_has_fence"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(address="") | ~Q(state__in=OPEN),
                name="engine_message_open_has_reader",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["urgency", "fair_key", "free_at"],
                condition=Q(state__in=OPEN),
                name="engine_message_open",
            ),
            models.Index(fields=["useful_until"], condition=Q(state__in=OPEN), name="engine_message_useful"),
            models.Index(fields=["activity", "state"], name="engine_message_of_activity"),
            models.Index(fields=["person", "-settled_at"], name="engine_message_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}/{self.step} for {self.person_id}: {self.state}"


class Attempt(models.Model):
    """One contact with a provider, committed before it happens, so that a crash leaves a trace."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attempts")
    # The claim it was made under: one claim makes one contact at most.
    fence = models.PositiveIntegerField()
    channel = models.CharField(max_length=12)
    # The version of the activity's time and place that its words named; 0 where they named none.
    told_version = models.PositiveIntegerField(default=0, db_default=0)
    # The same for every attempt of one message, so that mail programs show a repeat once.
    mail_id = models.CharField(max_length=120)
    consent = models.ForeignKey(Consent, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=AttemptState.choices, default=AttemptState.STARTED)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "fence"], name="engine_attempt_once"),
            models.UniqueConstraint(
                fields=["message"],
                condition=Q(state=AttemptState.STARTED),
                name="engine_attempt_one_under_way",
            ),
            models.CheckConstraint(
                condition=Q(state=AttemptState.STARTED, ended_at__isnull=True)
                | (~Q(state=AttemptState.STARTED) & Q(ended_at__isnull=False)),
                name="engine_attempt_ended_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.fence} of message {self.message_id}: {self.state}"


class Replan(models.Model):
    """An activity whose plan is to be compared with what should be, a chunk of people at a time."""

    activity = models.OneToOneField(Activity, primary_key=True, on_delete=models.CASCADE, related_name="+")
    after_person = models.BigIntegerField(default=0)
    # Not before this moment; empty: at once.
    not_before = models.DateTimeField(null=True)
    # Messages about it were under way in this round, so that another must follow.
    is_under_way = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"replan {self.activity_id} after person {self.after_person}"


class Bell(models.Model):
    """When a recurring duty was last done, and how far its round has come."""

    name = models.CharField(max_length=20, primary_key=True)
    rung_at = models.DateTimeField()
    cursor = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} rang at {self.rung_at}"


class Breaker(models.Model):
    """Whether a provider answers at all; while it is open nothing is tried, so that an outage spends no attempts."""

    channel = models.CharField(max_length=12, primary_key=True)
    failures = models.PositiveSmallIntegerField(default=0)
    open_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.channel}: {self.failures} failures"


class Rate(models.Model):
    """Of a provider that takes only so many letters a minute: when it may have the next."""

    channel = models.CharField(max_length=12, primary_key=True)
    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.channel}: the next at {self.free_at}"
