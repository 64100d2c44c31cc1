"""Who may read and confirm minutes; who may write them says `activities.policies.may_note`."""

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.activities.standing import Power, has

HAS_MINUTES = frozenset({State.PUBLISHED, State.CLOSED, State.ARCHIVED})
"""States in which there can be minutes: what was held, or will be."""


def may_confirm(person: Person | None, activity: Activity) -> bool:
    """Anybody of the group, once it is verified, and whoever organises with it; no coordinator from outside.

    That it is not the writer is seen to when she does.
    """
    if person is None:
        return False
    is_of_the_group = activity.organisation_id in person.powers.belongs_to
    return (is_of_the_group and activity.organisation.is_verified) or has(person, activity, Power.ORGANISE)


def may_read(person: Person | None, activity: Activity, *, was_there: bool) -> bool:
    """The agenda and the confirmed minutes: everyone; of a sensitive event those who come, came or help."""
    return not activity.is_sensitive or was_there or policies.helps(person, activity)
