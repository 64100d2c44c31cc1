"""Who decides on what was reported, who decides on an appeal, and who sees safeguarding tasks."""

from django.db.models import Q, QuerySet

from accounts.choices import MemberRole, MemberState, PlacePower
from accounts.models import Membership, Person
from accounts.policies import is_manager
from accounts.powers import covers as lies_in
from engagement.activities import policies as activities
from engagement.activities.models import Activity
from engagement.desk.models import Appeal, Case, SafeguardingTask


def may_moderate(person: Person | None, activity: Activity) -> bool:
    """Coordinators in whose places it lies, and managers of the verified group that organises it."""
    if person is None:
        return False
    return activities.covers(person, activity) or (
        activity.organisation.is_verified
        and activity.organisation_id in person.powers.organises
        and is_manager(person, activity.organisation)
    )


def may_decide(person: Person | None, case: Case) -> bool:
    """Whoever moderates there, but nobody on words of her own; of the author's group only an administrator."""
    if person is None or case.author_id == person.pk or not may_moderate(person, case.activity):
        return False
    return person.powers.is_administrator or not companions(person).filter(person=case.author_id).exists()


def companions(person: Person) -> QuerySet[Membership]:
    """The memberships of all who belong to a group of hers."""
    return Membership.objects.filter(organisation__in=person.powers.belongs_to, state=MemberState.MEMBER)


def may_decide_appeal(person: Person | None, appeal: Appeal) -> bool:
    """The same, and another than who hid it; herself only where there is nobody else."""
    case = appeal.hiding.case
    if person is None or not may_decide(person, case):
        return False
    return case.decided_by_id != person.pk or not others_moderate(person, case)


def others_moderate(person: Person, case: Case) -> bool:
    """Whether somebody else could decide on the case."""
    activity = case.activity
    others = Person.objects.filter(user__is_active=True, erased_at=None, merged_into=None)
    others = others.exclude(pk__in=[person.pk, case.author_id or 0])
    hers = Membership.objects.filter(person=case.author_id, state=MemberState.MEMBER).values("organisation")
    partial = Membership.objects.filter(organisation__in=hers, state=MemberState.MEMBER).values("person")
    others = others.filter(~Q(pk__in=partial) | Q(user__is_superuser=True))
    coordinators = Q(place_roles__power=PlacePower.COORDINATOR, place_roles__revoked_at=None) & (
        Q(place_roles__place__path__holds=str(activity.place.path))
        | Q(place_roles__place__path__holds=str(activity.organisation.place.path))
    )
    managers = Q(
        memberships__organisation=activity.organisation_id,
        memberships__organisation__verified_at__isnull=False,
        memberships__state=MemberState.MEMBER,
        memberships__role=MemberRole.MANAGER,
    )
    return others.filter(coordinators | managers | Q(user__is_superuser=True)).exists()


def may_read_task(person: Person | None, task: SafeguardingTask) -> bool:
    """The one to whom it was given, while she is trained for the place; no coordinator, no administrator."""
    return (
        person is not None
        and task.assigned_to_id == person.pk
        and lies_in(person.powers.safeguards, task.activity.place)
    )
