"""Questions about roles in events."""

from django.db.models import Q, QuerySet

from accounts import policies as groups
from accounts.choices import MemberRole, MemberState
from accounts.models import Organisation, Person
from engagement.activities.choices import State
from engagement.activities.models import Activity, ActivityRole

_WITH_HOLDER = ("person", "organisation", "given_by")


def in_force(activity: Activity) -> QuerySet[ActivityRole]:
    """Who helps with it, by role; whoever was asked and has not answered is not shown."""
    rows = ActivityRole.objects.filter(activity=activity, ended_at__isnull=True, accepted_at__isnull=False)
    return rows.select_related(*_WITH_HOLDER).order_by("role", "given_at", "id")


def one_of(activity: Activity, code: str) -> ActivityRole | None:
    """A role in it by its code, also one that is only offered."""
    rows = ActivityRole.objects.filter(activity=activity, ended_at__isnull=True)
    return rows.select_related(*_WITH_HOLDER).filter(code=code).first()


def of_person(person: Person) -> QuerySet[ActivityRole]:
    """The roles that a person has or is asked to take, and those of groups she manages; the next event first."""
    managed = person.memberships.filter(state=MemberState.MEMBER, role=MemberRole.MANAGER)
    hers = Q(person=person) | Q(organisation__in=managed.values("organisation"))
    return (
        ActivityRole.objects.filter(hers, ended_at__isnull=True)
        .exclude(activity__state__in=[State.WITHDRAWN, State.ARCHIVED])
        .select_related("organisation", "activity__organisation")
        .order_by("activity__starts_at", "id")
    )


def may_be_given(activity: Activity, *, by: Person) -> QuerySet[Person]:
    """Whom `by` can give a role at once: members of the group, if she may see them, and who helps already."""
    known = Q(
        activity_roles__activity=activity,
        activity_roles__ended_at__isnull=True,
        activity_roles__accepted_at__isnull=False,
    )
    if groups.may_see(by, activity.organisation):
        known |= Q(memberships__organisation=activity.organisation, memberships__state=MemberState.MEMBER)
    people = Person.objects.filter(known, merged_into__isnull=True, erased_at__isnull=True)
    return people.distinct().order_by("called", "id")


def other_group(activity: Activity, name: str) -> Organisation | None:
    """A verified group by its name, however its letters are cased; None where several or none bear it."""
    found = Organisation.objects.filter(name__iexact=name.strip(), verified_at__isnull=False)
    groups = list(found.exclude(pk=activity.organisation_id)[:2])
    return groups[0] if len(groups) == 1 else None
