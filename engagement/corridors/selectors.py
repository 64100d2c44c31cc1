"""Questions about corridors; whether one may be shown is asked of the policies."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from accounts.models import Organisation, Person
from engagement.activities.choices import PUBLIC_STATES
from engagement.activities.models import Activity
from engagement.activities.selectors import with_card
from engagement.corridors.models import Corridor, PutIn, Side, Task


def by_code(code: str) -> Corridor | None:
    """A corridor with its two sides, their groups and places (two queries)."""
    return _with_sides(Corridor.objects.filter(code=code)).first()


def of_group(organisation: Organisation, *, person: Person | None) -> QuerySet[Corridor]:
    """The corridors of a group that are public, and for its organisers also those that wait; the newest first."""
    here = Corridor.objects.filter(ended_at=None, sides__organisation=organisation)
    if person is None or organisation.pk not in person.powers.drafts_for:
        hidden = Side.objects.filter(corridor=OuterRef("pk"))
        waits = hidden.filter(accepted_at=None) | hidden.filter(organisation__verified_at=None)
        here = here.filter(~Exists(waits))
    return _with_sides(here).order_by("-proposed_at", "-id")


def tasks_of(corridor: Corridor) -> QuerySet[Task]:
    """What both sides do: the open ones by their day, then what is done, the latest first."""
    return Task.objects.filter(side__corridor=corridor).order_by(
        F("done_at").desc(nulls_first=True), "due_on", "id"
    )


def activities_in(corridor: Corridor) -> QuerySet[Activity]:
    """What either side has put in and everybody may see, as lists show it."""
    return shown_of(with_card()).filter(corridors__side__corridor=corridor).order_by("starts_at", "id")


def to_put_in(side: Side) -> QuerySet[Activity]:
    """What the side could still put in, the newest first."""
    ours = shown_of(Activity.objects.filter(organisation=side.organisation_id, series=None))
    return ours.exclude(corridors__side=side).order_by("-starts_at", "-id")


def put_in_by(side: Side) -> QuerySet[PutIn]:
    """What the side has put in, shown or not."""
    return PutIn.objects.filter(side=side).select_related("activity").order_by("activity__starts_at", "id")


def shown_of(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Those of some activities that stand in public without giving anybody away."""
    return activities.filter(state__in=PUBLIC_STATES, is_sensitive=False)


def today_of(side: Side, now: datetime) -> date:
    """The day on the calendar where the side is."""
    return now.astimezone(ZoneInfo(side.zone)).date()


def _with_sides(corridors: QuerySet[Corridor]) -> QuerySet[Corridor]:
    sides = Side.objects.select_related("organisation__place__parent__parent__parent")
    return corridors.prefetch_related(Prefetch("sides", sides))
