"""Questions about a person's own messages."""

from django.db.models import QuerySet

from accounts.models import Person
from notifications.engine.choices import OPEN, Reason, State
from notifications.engine.models import Message

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


def coming(person: Person) -> QuerySet[Message]:
    """What the person will be told and when, the next first."""
    return (
        Message.objects.filter(person=person, state__in=OPEN, activity__isnull=False)
        .select_related("activity")
        .order_by("due_at", "id")
    )
