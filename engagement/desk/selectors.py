"""Questions to the desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.choices import MemberRole, MemberState
from accounts.models import ContactPoint, Organisation, Person, PlaceRole
from accounts.selectors import trained_in
from engagement.activities.models import Activity
from engagement.activities.selectors import in_scope
from engagement.desk import bursts
from engagement.desk.bursts import Burst
from engagement.desk.choices import Reason
from engagement.desk.models import Appeal, BurstLook, Case, Hiding, Report, SafeguardingTask
from engagement.desk.policies import companions
from engagement.desk.reportables import GivenWords, reportable, watched
from engagement.participation.choices import Verb
from engagement.participation.selectors import live
from places.models import Place

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

COUNTED = (Verb.CONTRIBUTED, Verb.SIGNED, Verb.PLEDGED)
"""Deeds that are looked at for bursts."""
OF_THE_ACTIVITY = ("activity__place", "activity__organisation__place")
"""What policies ask of an activity."""


class Queued(TypedDict):
    """What the queue adds to a case."""

    number: int
    has_danger: bool


type QueuedCase = WithAnnotations[Case, Queued]


@dataclass(frozen=True)
class Flagged:
    """An activity with a burst in it."""

    activity: Activity
    burst: Burst


def hidden_among(kind: str, codes: Iterable[str]) -> dict[str, Hiding]:
    """Of these public codes of one kind, those that are hidden now, with why: one query, for any room's page."""
    rows = Hiding.objects.filter(kind=kind, target__in=list(codes), lifted_at=None)
    return {row.target: row for row in rows}


def is_hidden_now(kind: str) -> Exists:
    """Of rows with a public `code`: whether they are hidden now, as part of the query that reads them."""
    return Exists(Hiding.objects.filter(kind=kind, target=OuterRef("code"), lifted_at=None))


def is_hidden(kind: str, code: str) -> bool:
    return bool(hidden_among(kind, [code]))


def cases() -> QuerySet[QueuedCase]:
    """Every case with `number`, how many reported, and `has_danger`."""
    danger = Report.objects.filter(case=OuterRef("pk"), reason=Reason.DANGER)
    return Case.objects.select_related("author", "decided_by", "hiding__appeal", *OF_THE_ACTIVITY).annotate(
        number=Count("reports"), has_danger=Exists(danger)
    )


def waiting_for(person: Person) -> QuerySet[QueuedCase]:
    """What is not decided yet and is hers to decide: danger first, then the longest waiting."""
    return cases().filter(_hers(person), decided_at=None).order_by("-has_danger", "opened_at", "pk")


def decided_lately(person: Person) -> QuerySet[QueuedCase]:
    """What was decided where she moderates, the latest first."""
    return cases().filter(_hers(person)).exclude(decided_at=None).order_by("-decided_at", "-pk")


def appeals_waiting(person: Person) -> QuerySet[Appeal]:
    """Appeals where she moderates, but not on what she hid herself, the longest waiting first.

    Where she is the only one there the case's own page lets her decide.
    """
    hers = Case.objects.filter(_hers(person)).exclude(decided_by=person).values("pk")
    waiting = Appeal.objects.filter(decided_at=None, hiding__case__in=hers)
    return waiting.select_related("hiding__case__activity").order_by("made_at", "pk")


def case_by_code(code: str) -> QueuedCase | None:
    return cases().filter(code=code).first()


def reports_on(case: Case) -> QuerySet[Report]:
    """What was said is wrong, without who said it; the oldest first."""
    return case.reports.defer("reporter").order_by("at", "pk")


def appeal_on(case: Case) -> Appeal | None:
    """What the author asked after it was hidden, decided or not."""
    return Appeal.objects.filter(hiding__case=case).select_related("hiding__case").first()


def words_of(case: Case) -> GivenWords | None:
    """What was reported as it stands now; None when it is not there any more."""
    room = reportable(case.kind)
    return room.find(case.target) if room else None


def hidings_of(person: Person) -> QuerySet[Hiding]:
    """Words of hers that were hidden, also those shown again, the latest first."""
    return (
        Hiding.objects.filter(case__author=person)
        .select_related("case__activity", "appeal")
        .order_by("-hidden_at", "-pk")
    )


def reports_of(person: Person) -> QuerySet[Report]:
    """What she reported and what became of it, the latest first."""
    return Report.objects.filter(reporter=person).select_related("case__activity").order_by("-at", "-pk")


def bursts_for(person: Person, *, now: datetime) -> list[Flagged]:
    """Activities where she moderates in which many new accounts did something at once; the latest first."""
    activities = {activity.pk: activity for activity in Activity.objects.filter(pk__in=_moderated(person))}
    since = now - bursts.LOOKS_BACK
    looks = BurstLook.objects.filter(activity__in=activities, seen_at__gt=since).order_by("seen_at")
    seen = dict(looks.values_list("activity", "seen_at"))
    found = []
    for activity_id, moments in _moments_of_the_new(activities, since).items():
        left = [moment for moment in moments if moment > seen.get(activity_id, since)]
        if burst := bursts.densest(left):
            found.append(Flagged(activities[activity_id], burst))
    return sorted(found, key=lambda flagged: flagged.burst.until, reverse=True)


def _moments_of_the_new(activity_ids: Iterable[int], since: datetime) -> dict[int, list[datetime]]:
    ids = list(activity_ids)
    deeds = live().filter(activity__in=ids, verb__in=COUNTED, recorded_at__gt=since)
    new = deeds.filter(person__created_at__gt=F("recorded_at") - bursts.NEW_FOR)
    reports = Report.objects.filter(case__activity__in=ids, at__gt=since).filter(
        Q(reporter=None) | Q(reporter__created_at__gt=F("at") - bursts.NEW_FOR)
    )
    moments: dict[int, list[datetime]] = defaultdict(list)
    for activity_id, at in [
        *new.values_list("activity", "recorded_at"),
        *reports.values_list("case__activity", "at"),
    ]:
        moments[activity_id].append(at)
    return moments


def _moderated(person: Person) -> QuerySet[Activity]:
    """The ids of the activities she moderates."""
    managed = Organisation.objects.filter(
        verified_at__isnull=False,
        memberships__person=person,
        memberships__state=MemberState.MEMBER,
        memberships__role=MemberRole.MANAGER,
    )
    own = Q(organisation__in=managed)
    covered = Q(pk__in=in_scope(person).order_by().values("pk"))
    return Activity.objects.filter(covered | own).values("pk")  # type: ignore[return-value]  # ids


def moderates(person: Person) -> bool:
    """Whether there is any place or group where she moderates."""
    return person.powers.is_staff or (
        bool(person.powers.organises)
        and person.memberships.filter(
            role=MemberRole.MANAGER, state=MemberState.MEMBER, organisation__verified_at__isnull=False
        ).exists()
    )


def _hers(person: Person) -> Q:
    """Of cases: what `policies.may_decide` lets her decide."""
    hers = Q(activity__in=_moderated(person)) & ~Q(author=person)
    if person.powers.is_administrator:
        return hers
    return hers & ~Q(author__in=companions(person).values("person"))


def tasks_of(person: Person) -> QuerySet[SafeguardingTask]:
    """The safeguarding tasks that were given to her and are open, the longest waiting first; nobody else's."""
    inside = Q(activity__place__in=Place.objects.within(person.powers.safeguards))
    return (
        SafeguardingTask.objects.filter(inside, assigned_to=person, closed_at=None)
        .select_related("activity__place", "person__user")
        .order_by("made_at", "pk")
    )


def task_by_code(code: str) -> SafeguardingTask | None:
    return SafeguardingTask.objects.select_related("activity__place", "person").filter(code=code).first()


def words_behind(task: SafeguardingTask) -> GivenWords | None:
    """What the task points at as it stands now; None when it was taken back."""
    room = watched(task.kind)
    return room.find(task.target) if room else None


def waits_for_nobody(person: Person) -> int:
    """How many tasks in her places wait because nobody is trained there: a number, and no more."""
    waiting = SafeguardingTask.objects.filter(closed_at=None, assigned_to=None)
    if not person.powers.is_administrator:
        waiting = waiting.filter(activity__place__in=Place.objects.within(person.powers.coordinates))
    return waiting.count()


def trained_for(person: Person) -> QuerySet[PlaceRole]:
    """Who is trained in the places she coordinates."""
    return trained_in(None if person.powers.is_administrator else person.powers.coordinates)


def ways_to_reach(task: SafeguardingTask) -> list[ContactPoint]:
    """Her confirmed addresses, where she asked for help herself and is named; else none."""
    if not task.is_by_herself or task.person is None:
        return []
    return list(task.person.contact_points.exclude(verified_at=None).order_by("kind", "pk"))
