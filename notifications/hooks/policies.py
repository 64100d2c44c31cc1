"""Who may set up webhooks."""

from accounts.models import Organisation, Person
from accounts.policies import is_manager


def may_hook(person: Person, organisation: Organisation) -> bool:
    """A manager of the group, once it is verified: what is told are its own registrations."""
    return organisation.is_verified and is_manager(person, organisation)
