"""Questions about the messages of one activity, for those who run it; the caller asks `policies.may_run` first."""

from django.db.models import Case, Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from engagement.activities.models import Activity
from engagement.events.models import Attendance
from notifications.engine.choices import OPEN, Reason, State
from notifications.engine.models import Attempt, Message
from notifications.rules.wanted import Show, WantedMessages
from notifications.topics import TOPICS

# Somebody was to be told and was not, or perhaps not: what a coordinator may have to do by another way.
PROBLEM = Q(state__in=[State.FAILED, State.EXPIRED, State.UNKNOWN]) | Q(
    state=State.SKIPPED, reason__in=[Reason.BOUNCED, Reason.NO_ADDRESS]
)
# Who reported, whose words were hidden, who is trained: those who run an activity must not learn it from a list.
OPEN_TO_STAFF = ~Q(topic__in=[topic.name for topic in TOPICS if topic.is_private])
_SHOWN = {
    Show.PROBLEMS: PROBLEM,
    Show.COMING: Q(state__in=OPEN),
    Show.SENT: Q(state=State.ACCEPTED),
    Show.NOT_SENT: Q(state=State.SKIPPED) & ~PROBLEM,
}


def messages_of(activity: Activity, wanted: WantedMessages) -> QuerySet[Message]:
    """Problems first, then the latest; with the person, the attempts, and `shown`, her name on the people's list."""
    listed = Attendance.objects.filter(event=OuterRef("activity"), person=OuterRef("person"))
    found = _of(activity).annotate(
        shown=Coalesce(NullIf(Subquery(listed.values("listed_name")[:1]), Value("")), "person__called"),
        is_problem=Case(When(PROBLEM, then=1), default=0, output_field=IntegerField()),
    )
    if wanted.show:
        found = found.filter(_SHOWN[Show(wanted.show)])
    if wanted.words:
        found = found.filter(shown__icontains=wanted.words)
    attempts = Prefetch("attempts", Attempt.objects.order_by("id"))
    return (
        found.select_related("person", "activity")
        .prefetch_related(attempts, "activity__reminder_rules")
        .order_by("-is_problem", "-due_at", "shown", "id")
    )


def counts(activity: Activity) -> dict[Show, int]:
    """How many messages stand where."""
    numbers = _of(activity).aggregate(**{show.value: Count("id", filter=_SHOWN[show]) for show in Show})
    return {show: numbers[show.value] for show in Show}


def _of(activity: Activity) -> QuerySet[Message]:
    return Message.objects.filter(OPEN_TO_STAFF, activity=activity, person__isnull=False)
