"""Questions about contributions and outcomes."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.voices.choices import ContributionState
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution, Outcome
from engagement.voices.receipts import hash_of
from engagement.voices.slots import MEETING, within


def contribution_of(giver: Giver | None, activity: Activity, slot: str) -> Contribution | None:
    """What somebody gave there and did not take back, or None."""
    if giver is None:
        return None
    return standing_in(activity.pk, slot).filter(**giver.own).first()


def standing_in(activity_id: int, slot: str) -> QuerySet[Contribution]:
    """What was given there and not taken back."""
    given = Contribution.objects.filter(within(slot), activity=activity_id)
    return given.exclude(state=ContributionState.WITHDRAWN)


def of_people(given: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Of these, what people gave for themselves: what groups gave stands beside it, never added."""
    return given.filter(for_organisation=None)


def of_groups_in(activity_id: int, slot: str) -> QuerySet[Contribution]:
    """What groups gave there and did not take back, by their names, with how many members object (`objected`)."""
    given = standing_in(activity_id, slot).filter(for_organisation__isnull=False)
    return (
        given.select_related("for_organisation", "mandate")
        .annotate(objected=Count("mandate__objections", distinct=True))
        .order_by("for_organisation__name", "id")
    )


def people_in(activity_id: int, slot: str) -> int:
    """How many gave what stands there, each once; what somebody gave who has left since counts as of one more."""
    standing = of_people(standing_in(activity_id, slot))
    return standing.aggregate(people=Count("person", distinct=True) + Count("id", filter=Q(person=None)))[
        "people"
    ]


def standing_of(giver: Giver, activity: Activity) -> QuerySet[Contribution]:
    """What somebody gave anywhere in an activity and did not take back."""
    given = Contribution.objects.filter(activity=activity, **giver.own)
    return given.exclude(state=ContributionState.WITHDRAWN)


def standing_for_groups(activity: Activity, groups: Sequence[int]) -> QuerySet[Contribution]:
    """What these groups (ids) gave anywhere in an activity and did not take back."""
    given = Contribution.objects.filter(activity=activity, for_organisation__in=groups)
    return given.exclude(state=ContributionState.WITHDRAWN)


def is_under_seal(activity: Activity) -> bool:
    """Whether anything given to it still lies under a pseudonym: nobody reads, sorts or answers it then."""
    return Contribution.objects.filter(activity=activity, pseudonym__isnull=False).exists()


def was_given_to(activity: Activity, slot: str) -> bool:
    """Whether anybody ever gave anything there, also what was taken back."""
    return Contribution.objects.filter(within(slot), activity=activity).exists()


def points_of(activity: Activity) -> QuerySet[Contribution]:
    """The points made aloud in a meeting and not taken back, with their words, in the order they were noted."""
    return standing_in(activity.pk, MEETING).select_related("spoken").order_by("id")


def latest_of(person: Person) -> QuerySet[Contribution]:
    """Everything a person gave, also what she took back, with its activity; the latest first."""
    return (
        Contribution.objects.filter(person=person)
        .select_related("activity", "for_organisation")
        .order_by("-updated_at", "-id")
    )


def by_receipt(code: str) -> Contribution | None:
    """The contribution that a well-typed receipt code belongs to."""
    return Contribution.objects.filter(receipt_hash=hash_of(code)).first()


def outcome_of(activity: Activity) -> Outcome | None:
    """The published outcome of an activity, or None."""
    return Outcome.objects.filter(activity=activity).first()


def people_behind(contributions: Sequence[Contribution]) -> list[int]:
    """The ids of those who gave these, for the log of looks."""
    return sorted({contribution.person_id for contribution in contributions if contribution.person_id})
