"""The rounds that mend what a lost hint, a lost fact or a dead worker left behind."""

from datetime import datetime, timedelta

from django.db.models import Case, Q, Value, When

from core.clock import Now
from engagement.activities.choices import PUBLIC_STATES
from engagement.activities.choices import State as ActivityState
from engagement.activities.models import Activity, Update
from notifications.engine.choices import Reason, State
from notifications.engine.models import Bell, Message, Replan
from notifications.engine.planning.replan import is_due

# How many activities one round asks to have compared: a thousand take ten rounds.
A_ROUND = 100
# How long after an outcome or news was published, or minutes confirmed, the sweep makes sure that everyone is told.
NEWS_LASTS = timedelta(days=7)


def sweep(*, now: datetime) -> int:
    """Ask for the next activities that are still to come to be compared; returns how many."""
    if Replan.objects.filter(is_due(now)).exists():
        return 0
    bell, _made = Bell.objects.get_or_create(name="sweep", defaults={"rung_at": now})
    coming = Activity.objects.filter(
        Q(ends_at__gt=now)
        | Q(outcome__published_at__gt=now - NEWS_LASTS)
        | Q(event__written_minutes__confirmed_at__gt=now - NEWS_LASTS)
        | Q(pk__in=Update.objects.filter(published_at__gt=now - NEWS_LASTS).values("activity")),
        state__in=[*PUBLIC_STATES, ActivityState.WITHDRAWN],
    )
    ids = list(coming.filter(pk__gt=bell.cursor).order_by("pk").values_list("pk", flat=True)[:A_ROUND])
    Replan.objects.bulk_create([Replan(activity_id=pk) for pk in ids], ignore_conflicts=True)
    bell.rung_at, bell.cursor = now, ids[-1] if len(ids) == A_ROUND else 0
    bell.save(update_fields=["rung_at", "cursor"])
    return len(ids)


def try_broken_again() -> int:
    """After a fault of ours is mended: plan anew what failed by it and is still useful; returns how many."""
    broken = Message.objects.filter(state=State.FAILED, reason=Reason.BROKEN, useful_until__gt=Now())
    return broken.exclude(person=None).update(
        state=State.PLANNED, reason=Reason.LATE, late=True, free_at=Now(), settled_at=None
    )


def expire() -> int:
    """End the planned rows whose use is over, also while the provider is away; returns how many."""
    return Message.objects.filter(state=State.PLANNED, useful_until__lte=Now()).update(
        state=Case(When(Q(repeats__gt=0), then=Value(State.UNKNOWN)), default=Value(State.EXPIRED)),
        reason=Case(When(Q(repeats__gt=0), then=Value(Reason.ANSWER_LOST)), default=Value(Reason.TOO_LATE)),
        settled_at=Now(),
        # A letter's words are for one moment only; those of topics are not written before they are sent.
        address="",
        subject="",
        text="",
        html="",
    )
