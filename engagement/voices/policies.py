"""Who may read all contributions and answer them."""

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.models import Activity


def may_read(person: Person | None, activity: Activity) -> bool:
    """What people gave, with their chosen names: those who run the activity."""
    return person is not None and policies.may_run(person, activity)


def may_answer(person: Person | None, activity: Activity) -> bool:
    """Publish the outcome: those who run the activity."""
    return may_read(person, activity)
