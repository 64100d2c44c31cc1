"""Who may draft, change, publish and look behind an activity."""

from accounts.models import Organisation, Person
from engagement.activities.choices import PUBLIC_STATES, State
from engagement.activities.models import Activity


def may_draft(person: Person, organisation: Organisation) -> bool:
    """Organisers of any group, verified or not: a draft is seen by nobody else."""
    return organisation.pk in person.powers.drafts_for


def covers(person: Person, activity: Activity) -> bool:
    """Whether the activity lies in the person's scope as coordinator: its place, or its group's place."""
    return person.powers.cover(activity.place) or person.powers.cover(activity.organisation.place)


def may_change(person: Person, activity: Activity) -> bool:
    """Organisers of the group and coordinators; what is withdrawn stays as it is."""
    if activity.state in {State.WITHDRAWN, State.ARCHIVED}:
        return False
    return activity.organisation_id in person.powers.drafts_for or covers(person, activity)


def may_review(person: Person, activity: Activity) -> bool:
    """Coordinators of the place decide on a first publication; nobody on that of her own group."""
    return covers(person, activity)


def may_run(person: Person, activity: Activity) -> bool:
    """Close, withdraw, see names, mark who came, export: organisers of a *verified* group, and coordinators."""
    return activity.organisation_id in person.powers.organises or covers(person, activity)


def may_see(person: Person | None, activity: Activity) -> bool:
    """Published things are for everyone; the rest for those who work on it. A withdrawn one says so to everyone."""
    if activity.state in PUBLIC_STATES or (activity.state == State.WITHDRAWN and activity.published_at):
        return True
    return person is not None and (
        activity.organisation_id in person.powers.drafts_for or covers(person, activity)
    )
