"""Questions about a person's own messages."""

from django.db.models import QuerySet

from accounts.models import Person
from notifications.engine.choices import OPEN, Reason, State
from notifications.engine.models import Message
from notifications.engine.outbox.gate import can_be_held
from notifications.rules.models import Hold
from notifications.topics import TOPIC_BY_NAME

# Ended without being told, and not worth a line to the person: another row says it, or she was never meant.
_NOT_SHOWN = (Reason.MOVED, Reason.ERASED, Reason.JOINED_LATER)


def told(person: Person) -> QuerySet[Message]:
    """What the person was told, or should have been and why not; newest first."""
    return (
        Message.objects.filter(person=person)
        .exclude(state__in=OPEN)
        .exclude(state=State.SKIPPED, reason__in=_NOT_SHOWN)
        .select_related("activity")
        .order_by("-settled_at", "-id")
    )


def one_of(person: Person, code: str) -> Message | None:
    """One message of hers, told or to come, with each contact made for it; another's is not there."""
    mine = (
        Message.objects.filter(person=person)
        .select_related("activity")
        .prefetch_related("attempts", "activity__reminder_rules")
    )
    return mine.exclude(state=State.SKIPPED, reason__in=_NOT_SHOWN).filter(code=code).first()


def is_held(message: Message) -> bool:
    """Whether those who run the activity have stopped its reminders for now."""
    topic = TOPIC_BY_NAME.get(message.topic)
    return (
        message.state in OPEN
        and topic is not None
        and can_be_held(topic)
        and Hold.objects.filter(activity=message.activity_id).exists()
    )


def coming(person: Person) -> QuerySet[Message]:
    """What the person will be told and when, the next first."""
    return (
        Message.objects.filter(person=person, state__in=OPEN, activity__isnull=False)
        .select_related("activity")
        .prefetch_related("activity__reminder_rules")
        .order_by("due_at", "id")
    )
