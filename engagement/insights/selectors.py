"""Questions of the desk, all within the reader's scope: activities of her places and groups, people through them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, Model, OuterRef, Q, QuerySet, Subquery, When, Window
from django.db.models.functions import Coalesce, JSONObject

from accounts.models import Organisation, Person
from accounts.selectors import organisations_in_scope
from engagement.activities import search
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.activities.selectors import in_scope, waiting_for_review
from engagement.events.models import Attendance
from engagement.insights.wanted import WantedActivities, WantedDeeds
from engagement.participation.choices import Source, Verb
from engagement.participation.models import Participation
from engagement.participation.selectors import GROUP_VIEW, live
from places.models import Place

# The one person behind a deed, where records were merged.
WHO = Coalesce("person__merged_into", "person")
# Whoever only registered has not taken part yet.
TOOK_PART = ~Q(verb=Verb.REGISTERED)
LATELY = timedelta(days=90)
SAID = "said"
"""Beside the verbs in `people_by_verb`: those who came by their own word alone."""


def activities(person: Person, wanted: WantedActivities) -> QuerySet[Activity]:
    """The activities of her scope, the latest first."""
    found = in_scope(person)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.place:
        found = found.filter(place__in=Place.objects.within([wanted.place]))
    if wanted.since:
        found = found.filter(ends_at__gte=wanted.since)
    if wanted.until:
        found = found.filter(starts_at__lt=wanted.until)
    if wanted.words:
        found = search.matching(found, wanted.words)
    return found.order_by("-starts_at", "-id")


def activity_in_scope(person: Person, code: str) -> Activity | None:
    """One activity of her scope; None for another's, as if it were not there."""
    return in_scope(person).filter(code=code).first()


def deeds(person: Person, wanted: WantedDeeds) -> QuerySet[Participation]:
    """Who did what in the activities of her scope, the latest first."""
    return _narrowed(live().filter(activity__in=in_scope(person)), wanted)


def deeds_of(activity: Activity) -> QuerySet[Participation]:
    """Who did what in one activity; the caller asks `activities.policies.may_run` first."""
    return _with_names(live().filter(activity=activity)).order_by("-happened_at", "-id")


def _narrowed(found: QuerySet[Participation], wanted: WantedDeeds) -> QuerySet[Participation]:
    narrow: dict[str, Any] = {  # Any: values of several lookups
        "activity": wanted.activity,
        "verb": wanted.verb,
        "activity__kind": wanted.kind,
        "happened_at__gte": wanted.since,
        "happened_at__lt": wanted.until,
        "activity__place__in": wanted.place and Place.objects.within([wanted.place]),
    }
    found = found.filter(**{lookup: value for lookup, value in narrow.items() if value})
    for word in wanted.words.split()[:8]:
        found = found.filter(_named(word))
    return _with_names(found).order_by("-happened_at", "-id")


def _named(word: str) -> Q:
    """By her own name, or by the list's where only the list says that she came."""
    only_listed = Q(verb=Verb.CAME) & Exists(_attendance().exclude(listed_name=""))
    own = _called(word, "person__") | _called(word, "person__merged_into__")
    return (own & ~only_listed) | (
        Q(verb=Verb.CAME) & Exists(_attendance().filter(listed_name__icontains=word))
    )


def _called(word: str, prefix: str) -> Q:
    return Q(**{f"{prefix}called__icontains": word}) | Q(**{f"{prefix}full_name__icontains": word})


def _with_names(found: QuerySet[Participation]) -> QuerySet[Participation]:
    """With the person, the activity, and `listed`, what an attendance list says of her: body, name, code."""
    words = JSONObject(body="organisation_name", name="listed_name", code="code")
    listed = Case(When(verb=Verb.CAME, then=Subquery(_attendance().values(words=words)[:1])), default=None)
    return found.select_related(
        "person__merged_into", "for_organisation", "activity__place__parent__parent__parent"
    ).annotate(listed=listed)


def _attendance() -> QuerySet[Attendance]:
    """That of a deed's person at its activity."""
    return Attendance.objects.filter(event=OuterRef("activity"), person=OuterRef("person"))


def deeds_and_people(found: QuerySet[Participation]) -> tuple[int, int]:
    """How many deeds, and by how many people: each person once, however much she did."""
    counted = found.order_by().aggregate(
        deeds=Count("id"), people=Count(WHO, distinct=True, filter=~GROUP_VIEW)
    )
    return counted["deeds"], counted["people"]


def people_by_verb(shown: Iterable[Activity]) -> dict[int, dict[str, int]]:
    """For each activity how many people did what; a person who did it twice is one."""
    rows = (
        live()
        .filter(~GROUP_VIEW, activity__in=[activity.pk for activity in shown])
        .values("activity", "verb")
        .annotate(
            people=Count(WHO, distinct=True),
            said=Count(WHO, distinct=True, filter=Q(verb=Verb.CAME, source=Source.SELF)),
        )
        .order_by()
    )
    numbers: dict[int, dict[str, int]] = {}
    for row in rows:
        counted = numbers.setdefault(row["activity"], {})
        counted[row["verb"]] = row["people"]
        if row["verb"] == Verb.CAME:
            counted[SAID] = row["said"]
    return numbers


def lately(person: Person, *, now: datetime) -> dict[str, int]:
    """People of the last 90 days in her scope, each once: `all` who took part, and those of each verb.

    `spoke` are those who spoke at an event or contributed to a consultation, named or sealed;
    `most` is the largest number of one verb.
    """
    spoke = Q(verb__in=[Verb.SPOKE, Verb.CONTRIBUTED, Verb.TOOK_PART])
    deeds = live().filter(~GROUP_VIEW)
    found = deeds.filter(activity__in=in_scope(person), happened_at__gte=now - LATELY, happened_at__lte=now)
    counted: dict[str, int] = found.aggregate(
        all=Count(WHO, distinct=True, filter=TOOK_PART),
        registered=Count(WHO, distinct=True, filter=Q(verb=Verb.REGISTERED)),
        came=Count(WHO, distinct=True, filter=Q(verb=Verb.CAME)),
        spoke=Count(WHO, distinct=True, filter=spoke),
        signed=Count(WHO, distinct=True, filter=Q(verb=Verb.SIGNED)),
    )
    return counted | {"most": max(1, *(number for name, number in counted.items() if name != "all"))}


def coming_up(person: Person, *, now: datetime) -> QuerySet[Activity]:
    """What is still to be held or open in her scope, the next first; without counters."""
    return (
        in_scope(person)
        .prefetch_related(None)
        .filter(state=State.PUBLISHED, ends_at__gt=now)
        .order_by("starts_at", "id")
    )


def reviews(person: Person) -> QuerySet[Activity]:
    """First publications that wait for her, the longest waiting first; without counters."""
    return waiting_for_review(person).prefetch_related(None)


def with_total[M: Model](found: QuerySet[M]) -> QuerySet[M]:
    """Each row with `total`, the number of all: a short list and its length in one query."""
    return found.annotate(total=Window(Count("*")))  # type: ignore[return-value]  # the stubs lose M


def groups_to_verify(person: Person) -> QuerySet[Organisation]:
    """Groups of her places that wait to be verified, the longest waiting first."""
    return (
        organisations_in_scope(person)
        .filter(verified_at=None)
        .select_related("place__parent__parent__parent")
        .order_by("created_at", "id")
    )
