"""Questions about mandates."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.choices import MemberState
from accounts.models import Membership, Organisation, Person
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity, Mandate, MandateObjection
from places.models import Place

_BELONGS = Exists(
    Membership.objects.filter(
        person=OuterRef("person"), organisation=OuterRef("organisation"), state=MemberState.MEMBER
    )
)


def mandates_of(organisation: Organisation) -> QuerySet[Mandate]:
    """All mandates of a group, those that end last first, with `objected` (how many) and `belongs` (its holder)."""
    return _told(Mandate.objects.filter(organisation=organisation))


def held_by(person: Person) -> QuerySet[Mandate]:
    """All mandates of a person, with the same."""
    return _told(Mandate.objects.filter(person=person))


def standing_for(person: Person, activity: Activity, now: datetime) -> list[Mandate]:
    """With which mandates she may speak in an activity now, one of each group, by its name.

    Of a verified group to which she belongs, not withdrawn, of these days; that for this activity before one for all.
    """
    reaching = held_by(person).filter(
        _BELONGS,
        Q(activity=None) | Q(activity=activity),
        withdrawn_at=None,
        organisation__verified_at__isnull=False,
    )
    by_group: dict[int, Mandate] = {}
    for mandate in reaching.order_by("organisation__name", "organisation_id", "activity_id"):
        if mandate.stands_at(now):
            by_group.setdefault(mandate.organisation_id, mandate)
    return list(by_group.values())


def objections_to(mandate: Mandate) -> QuerySet[MandateObjection]:
    """What members say against it, the oldest first; never who."""
    return mandate.objections.order_by("raised_at", "id")


def objection_of(person: Person, mandate: Mandate) -> MandateObjection | None:
    return mandate.objections.filter(person=person).first()


def objected_in(places: Iterable[Place] | None, now: datetime) -> list[Mandate]:
    """Mandates that stand and against which somebody has said something, of groups at or below these places."""
    said = Exists(MandateObjection.objects.filter(mandate=OuterRef("pk")))
    rows = _told(Mandate.objects.filter(said, withdrawn_at=None))
    if places is not None:
        rows = rows.filter(organisation__place__in=Place.objects.within(places))
    return [mandate for mandate in rows if mandate.stands_at(now)]


def activities_to_speak_in(now: datetime) -> QuerySet[Activity]:
    """Consultations that are open to all and not over, those that end next first."""
    open_ones = Activity.objects.filter(kind=Kind.CONSULTATION, state=State.PUBLISHED, ends_at__gt=now)
    return open_ones.order_by("ends_at", "id")


def _told(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    with_all = rows.select_related("organisation__place", "person", "activity", "granted_by")
    counted = with_all.annotate(objected=Count("objections", distinct=True), belongs=_BELONGS)
    return counted.order_by("-expires_on", "-id")
