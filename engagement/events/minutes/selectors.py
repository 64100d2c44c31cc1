"""Questions about agendas and minutes."""

from django.db.models import Prefetch, QuerySet

from accounts.choices import MemberState
from accounts.models import Person
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import (
    AgendaItem,
    Attendance,
    Decision,
    Minutes,
    MinutesPoint,
    MinutesVersion,
    Registration,
)
from engagement.voices.choices import ContributionState


def agenda_of(activity: Activity) -> QuerySet[AgendaItem]:
    """What is to be spoken about, in its order."""
    return AgendaItem.objects.filter(event=activity.pk)


def minutes_of(activity: Activity) -> Minutes | None:
    """The minutes as they are being written, with points, decisions and their writer; None before the first word."""
    return (
        Minutes.objects.filter(event=activity.pk)
        .select_related("written_by")
        .prefetch_related(
            Prefetch("points", points_in_order()), Prefetch("decisions", Decision.objects.order_by("pk"))
        )
        .first()
    )


def points_in_order() -> QuerySet[MinutesPoint]:
    """Points with their words, by the agenda and then as they were noted."""
    standing = MinutesPoint.objects.exclude(contribution__state=ContributionState.WITHDRAWN)
    return standing.select_related("contribution__spoken", "item").order_by("item__position", "pk")


def point_of(activity: Activity, code: str) -> MinutesPoint | None:
    """A point by the code of its contribution."""
    return points_in_order().filter(minutes=activity.pk, contribution__code=code).first()


def decision_of(activity: Activity, code: str) -> Decision | None:
    return Decision.objects.filter(minutes=activity.pk, code=code).first()


def item_of(activity: Activity, code: str) -> AgendaItem | None:
    return AgendaItem.objects.filter(event=activity.pk, code=code).first()


def versions_of(activity: Activity) -> list[MinutesVersion]:
    """What the group confirmed, the latest first."""
    versions = MinutesVersion.objects.filter(minutes=activity.pk)
    return list(versions.select_related("confirmed_by").order_by("-number"))


def was_there(person: Person | None, activity: Activity) -> bool:
    """Whether she has registered or came."""
    if person is None:
        return False
    registered = Registration.objects.filter(
        event=activity.pk, person=person, state=RegistrationState.CONFIRMED
    )
    came = Attendance.objects.filter(event=activity.pk, person=person)
    return registered.exists() or came.exists()


def is_alone(activity: Activity) -> bool:
    """Whether the group has one member only, so that no second one can confirm."""
    return activity.organisation.memberships.filter(state=MemberState.MEMBER).count() <= 1


def confirmed_words(point: MinutesPoint) -> str | None:
    """What a point says in the latest confirmed minutes that hold it; None where none do."""
    versions = MinutesVersion.objects.filter(minutes=point.minutes_id).order_by("-number")
    for words in versions.values_list("words", flat=True):
        for row in words["points"]:
            if row["code"] == point.contribution.code:
                return row["text"]
    return None
