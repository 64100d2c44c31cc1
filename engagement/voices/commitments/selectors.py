"""Questions about promises."""

from django.db.models import QuerySet

from accounts.models import Person
from engagement.voices.choices import CommitmentState
from engagement.voices.models import Commitment, Milestone


def by_code(code: str) -> Commitment | None:
    """One promise with its theme, activity and owner."""
    return (
        Commitment.objects.filter(code=code)
        .select_related(
            "organisation", "theme__activity__organisation", "theme__activity__place", "theme__organisation"
        )
        .first()
    )


def milestone_of(commitment: Commitment, number: int) -> Milestone | None:
    """One step on the way, by its place in the order of days."""
    return next(iter(commitment.milestones.all()[number : number + 1]), None)


def to_keep(person: Person) -> QuerySet[Commitment]:
    """The open promises of the groups she organises, the first due first."""
    return (
        Commitment.objects.filter(organisation__in=person.powers.organises, state=CommitmentState.OPEN)
        .select_related("organisation", "theme__activity")
        .order_by("due_on", "id")
    )
