"""Roles in events for tests."""

from accounts.models import Person
from engagement.activities.choices import Role
from engagement.activities.models import Activity, ActivityRole
from tests.makers import NOW, fresh, make_person


def make_helper(
    activity: Activity, role: Role, called: str = "Bantu", *, is_vouched: bool = False, accepted: bool = True
) -> Person:
    """Somebody who belongs to no group and has this role in this event."""
    person = make_person(called)
    ActivityRole.objects.create(
        activity=activity,
        person=person,
        role=role,
        is_vouched=is_vouched,
        given_at=NOW,
        accepted_at=NOW if accepted else None,
    )
    return fresh(person)
