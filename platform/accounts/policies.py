"""Who may do what with people and groups."""

from accounts.choices import MemberRole, MemberState
from accounts.models import Organisation, Person
from places.models import Place


def may_verify(person: Person, organisation: Organisation) -> bool:
    """A coordinator of the group's place, or an administrator; nobody says it of her own group."""
    return person.powers.cover(organisation.place) and not belongs(person, organisation)


def may_manage(person: Person, organisation: Organisation) -> bool:
    """Ask members in and give roles: the group's managers and its coordinators."""
    return person.powers.cover(organisation.place) or is_manager(person, organisation)


def may_see(person: Person, organisation: Organisation) -> bool:
    """The page with its members: for members and for the coordinators of its place."""
    return person.powers.cover(organisation.place) or belongs(person, organisation)


def may_ask_to_join(person: Person, organisation: Organisation) -> bool:
    """Anybody who does not belong, once the group is verified: what is not verified is not shown to her."""
    return organisation.is_verified and not belongs(person, organisation)


def belongs(person: Person, organisation: Organisation) -> bool:
    """Whether she has joined; being asked is not enough. Read anew, as she may have joined just now."""
    return person.memberships.filter(organisation=organisation, state=MemberState.MEMBER).exists()


def is_manager(person: Person, organisation: Organisation) -> bool:
    return person.memberships.filter(
        organisation=organisation, state=MemberState.MEMBER, role=MemberRole.MANAGER
    ).exists()


def may_run_the_site(person: Person) -> bool:
    """Its settings are the administrator's."""
    return person.powers.is_administrator


def may_grant_place_role(person: Person) -> bool:
    """Only an administrator makes coordinators and authorities."""
    return person.powers.is_administrator


def may_name_trained(person: Person, place: Place) -> bool:
    """Whoever coordinates a place says who is trained for safeguarding there."""
    return person.powers.cover(place)
