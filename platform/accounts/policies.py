"""Who may do what with people and groups."""

from accounts.models import Organisation, Person


def may_verify(person: Person, organisation: Organisation) -> bool:
    """A coordinator of the group's place, or an administrator."""
    return person.powers.cover(organisation.place)


def may_manage(person: Person, organisation: Organisation) -> bool:
    """Add members and give roles: the group's managers and its coordinators."""
    return may_verify(person, organisation) or is_manager(person, organisation)


def may_see(person: Person, organisation: Organisation) -> bool:
    """The page with its members: for members and for whoever may verify it."""
    return may_verify(person, organisation) or person.memberships.filter(organisation=organisation).exists()


def is_manager(person: Person, organisation: Organisation) -> bool:
    return person.memberships.filter(organisation=organisation, role="manager").exists()


def may_run_the_site(person: Person) -> bool:
    """Its settings are the administrator's."""
    return person.powers.is_administrator


def may_grant_place_role(person: Person) -> bool:
    """Only an administrator makes coordinators and authorities."""
    return person.powers.is_administrator
