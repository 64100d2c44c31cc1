"""Questions about what somebody follows; nobody else's follows are ever asked for."""

from django.db.models import QuerySet

from accounts.models import Organisation, Person
from engagement.activities.models import Activity, Follow
from places.models import Place

Followed = Activity | Place | Organisation


def noun_of(what: Followed) -> str:
    """Under which name it stands in a row: "activity", "place" or "organisation"."""
    return what._meta.model_name or ""


def what_of(row: Follow) -> Followed:
    """What a row is about."""
    return next(what for what in (row.activity, row.place, row.organisation) if what)


def is_followed(person: Person | None, what: Followed) -> bool:
    """Whether this person follows it."""
    return person is not None and Follow.objects.filter(person=person, **{noun_of(what): what}).exists()


def of_person(person: Person) -> QuerySet[Follow]:
    """What she follows, the latest first, with all that a line shows."""
    return (
        Follow.objects.filter(person=person)
        .select_related("activity", "place__parent__parent__parent", "organisation")
        .order_by("-followed_at", "-id")
    )
