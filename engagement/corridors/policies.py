"""Who may do what in a corridor. It gives nobody a role in the other group."""

from accounts.models import Organisation, Person
from engagement.corridors.models import Corridor, Side


def may_propose(person: Person, organisation: Organisation, partner: Organisation) -> bool:
    """Organisers of a verified group, to another verified group."""
    return (
        organisation.pk in person.powers.organises and partner.is_verified and organisation.pk != partner.pk
    )


def is_public(corridor: Corridor) -> bool:
    """Both have said yes, nobody has left, and both groups are verified as things stand now."""
    return corridor.ended_at is None and all(
        side.accepted_at and side.organisation.is_verified for side in corridor.sides.all()
    )


def may_see(person: Person | None, corridor: Corridor) -> bool:
    """Everybody once it is public; before and after, those who organise for either group."""
    return is_public(corridor) or (
        person is not None and any(may_leave(person, side) for side in corridor.sides.all())
    )


def may_answer(person: Person, side: Side) -> bool:
    """Say yes to a proposal: organisers of the group that is asked."""
    return side.accepted_at is None and _acts_for(person, side)


def may_work(person: Person | None, side: Side) -> bool:
    """Write this side's words and tasks and put activities in: organisers of its group, which has said yes."""
    return person is not None and side.accepted_at is not None and _acts_for(person, side)


def may_leave(person: Person, side: Side) -> bool:
    """Those who organise for its group, verified or not: what is nobody's wish any more must be able to end."""
    return side.organisation_id in person.powers.drafts_for


def _acts_for(person: Person, side: Side) -> bool:
    return side.corridor.ended_at is None and side.organisation_id in person.powers.organises
