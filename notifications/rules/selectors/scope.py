"""Questions over all the events of a coordinator's scope."""

from datetime import datetime, timedelta

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.selectors import in_scope
from notifications.engine.models import Message
from notifications.rules.models import Hold
from notifications.rules.selectors.messages import OPEN_TO_STAFF, PROBLEM

# So long after its end what did not arrive may still be made good.
STILL = timedelta(days=7)


def to_look_at(person: Person, *, now: datetime) -> QuerySet[Activity]:
    """Events with `not_arrived` messages (int) or `is_held` reminders (bool), the next first."""
    lost = Message.objects.filter(
        PROBLEM, OPEN_TO_STAFF, activity=OuterRef("pk"), person__isnull=False
    ).order_by()
    number = lost.values("activity").annotate(number=Count("id")).values("number")
    return (
        in_scope(person)
        .select_related(None)
        .prefetch_related(None)
        .filter(kind=Kind.EVENT, ends_at__gt=now - STILL)
        .annotate(
            not_arrived=Coalesce(Subquery(number, output_field=IntegerField()), 0),
            is_held=Exists(Hold.objects.filter(activity=OuterRef("pk"))),
        )
        .filter(Q(not_arrived__gt=0) | Q(is_held=True))
        .order_by("starts_at", "id")
    )
