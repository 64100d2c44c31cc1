"""Questions about invitations."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Lower

from accounts.choices import ContactKind
from accounts.models import ContactPoint, Organisation, Person
from engagement.activities.choices import InvitationState, State
from engagement.activities.models import Activity, Delegate, Invitation

_IN_ORDER = (
    InvitationState.SENT,
    InvitationState.ACCEPTED,
    InvitationState.DECLINED,
    InvitationState.WITHDRAWN,
)


def invitations_of(activity: Activity) -> QuerySet[Invitation]:
    """All of an activity with their delegates: what is not answered yet first, then in the order of numbers."""
    place = Case(
        *(When(state=state, then=Value(rank)) for rank, state in enumerate(_IN_ORDER)),
        output_field=IntegerField(),
    )
    return activity.invitations.prefetch_related("delegates").order_by(place, "number")


def one_of(activity: Activity, code: str) -> Invitation | None:
    """One of them by its code."""
    return invitations_of(activity).filter(code=code).first()


def counts(activity: Activity) -> Mapping[str, int]:
    """Invitations and seats by state: `sent`, `accepted`, `declined`, each with `_seats`; and delegates `named`."""
    living = {state: Q(state=state) for state in _IN_ORDER[:3]}
    return activity.invitations.aggregate(
        **{f"{state}": Count("pk", filter=these) for state, these in living.items()},
        **{f"{state}_seats": Coalesce(Sum("seats", filter=these), 0) for state, these in living.items()},
        named=Coalesce(Sum("named"), 0),
    )


def by_code(code: str) -> Invitation | None:
    """One invitation with its activity, for who holds its link."""
    return _with_activity().filter(code=code).first()


def to(person: Person) -> QuerySet[Invitation]:
    """Those this person may answer: written to her, to an address she has confirmed, or to a group she works for."""
    addresses = ContactPoint.objects.filter(
        person=person, kind=ContactKind.EMAIL, verified_at__isnull=False
    ).values("normalised")
    return (
        _with_activity()
        .filter(
            Q(person=person)
            | Q(organisation__in=person.powers.drafts_for)
            | (~Q(email="") & Q(email__in=addresses))
        )
        .exclude(state=InvitationState.WITHDRAWN)
        .filter(activity__state__in=[State.PUBLISHED, State.CLOSED])
        .order_by("activity__starts_at", "id")
    )


def invited(person: Person | None, invitation: Invitation) -> Person | None:
    """This person, if it is she who is invited or answers for who is."""
    return person if person and to(person).filter(pk=invitation.pk).exists() else None


def unanswered_by(person: Person) -> QuerySet[Invitation]:
    """What waits for her answer."""
    return to(person).filter(state=InvitationState.SENT)


def delegate_of(invitation: Invitation, code: str) -> Delegate | None:
    """One delegate by the code."""
    return invitation.delegates.filter(code=code).first()


def seen_in(invitations: Iterable[Invitation]) -> Sequence[int]:
    """Ids of the persons whose coming the list tells: delegates, and who accepted for herself."""
    return [
        person_id
        for invitation in invitations
        for person_id in (
            [delegate.person_id for delegate in invitation.delegates.all()]
            if invitation.names_delegates
            else [invitation.person_id]
            if invitation.state == InvitationState.ACCEPTED
            else []
        )
        if person_id
    ]


def living_of(activity: Activity) -> QuerySet[Invitation]:
    """Those that hold, with the group."""
    return activity.invitations.exclude(state=InvitationState.WITHDRAWN).select_related("organisation")


def groups_named(names: Iterable[str]) -> Mapping[str, Organisation]:
    """Verified groups of the site by their name in small letters; a name that two bear is left out."""
    found: dict[str, list[Organisation]] = {}
    wanted = {name.lower() for name in names}
    groups = Organisation.objects.filter(verified_at__isnull=False).annotate(small=Lower("name"))
    for group in groups.filter(small__in=wanted):
        found.setdefault(group.name.lower(), []).append(group)
    return {name: groups[0] for name, groups in found.items() if len(groups) == 1}


def _with_activity() -> QuerySet[Invitation]:
    return Invitation.objects.select_related(
        "organisation",
        "activity__organisation",
        "activity__place__parent__parent__parent",
    ).prefetch_related("delegates", "activity__counters")
