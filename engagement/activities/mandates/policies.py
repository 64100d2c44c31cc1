"""Who may grant, withdraw, object to and answer for a mandate, and who reads of it."""

from accounts import policies as groups
from accounts.choices import MemberRole, MemberState
from accounts.models import Organisation, Person
from engagement.activities.models import Mandate


def may_read(person: Person, organisation: Organisation) -> bool:
    """Who speaks for a group, and on what ground: its members and the coordinators of its place."""
    return groups.may_see(person, organisation)


def may_grant(person: Person, organisation: Organisation) -> bool:
    """Those who manage a verified group; no coordinator chooses who speaks for others."""
    return organisation.is_verified and groups.is_manager(person, organisation)


def is_alone(person: Person, organisation: Organisation) -> bool:
    """Whether nobody else of the group could decide."""
    managers = organisation.memberships.filter(state=MemberState.MEMBER, role=MemberRole.MANAGER)
    return not managers.exclude(person=person).exists()


def may_withdraw(person: Person, mandate: Mandate) -> bool:
    """Those who manage the group, and whoever holds it."""
    return mandate.person_id == person.pk or groups.is_manager(person, mandate.organisation)


def may_object(person: Person, mandate: Mandate) -> bool:
    """Members; its holder lays it down instead."""
    return mandate.person_id != person.pk and groups.belongs(person, mandate.organisation)


def may_read_objections(person: Person, organisation: Organisation) -> bool:
    """The reasons, without names: those who manage the group and the coordinators of its place."""
    return groups.may_manage(person, organisation)


def may_answer(person: Person, mandate: Mandate) -> bool:
    """Those who manage the group; of a mandate of one's own another does, if there is one."""
    organisation = mandate.organisation
    return groups.is_manager(person, organisation) and (
        mandate.person_id != person.pk or is_alone(person, organisation)
    )
