"""Who may draft, change, publish and look behind an activity."""

from accounts.models import Organisation, Person
from engagement.activities.choices import PUBLIC_STATES, State
from engagement.activities.models import Activity


def may_draft(person: Person, organisation: Organisation) -> bool:
    """Organisers of any group, verified or not: a draft is seen by nobody else."""
    return organisation.pk in person.powers.drafts_for


def covers(person: Person, activity: Activity) -> bool:
    """Whether it lies in her scope as coordinator: its place, or its group's place. A draft is its group's alone."""
    if activity.state == State.DRAFT:
        return False
    return person.powers.cover(activity.place) or person.powers.cover(activity.organisation.place)


def works_on(person: Person | None, activity: Activity) -> bool:
    """Knows all that is kept from the public, the reviewer's note too: organisers of the group, coordinators."""
    return person is not None and (
        activity.organisation_id in person.powers.drafts_for or covers(person, activity)
    )


def may_change(person: Person, activity: Activity) -> bool:
    """Those who work on it; what is withdrawn stays as it is."""
    return activity.state not in {State.WITHDRAWN, State.ARCHIVED} and works_on(person, activity)


def may_review(person: Person, activity: Activity) -> bool:
    """Coordinators of the place decide on a first publication; nobody on that of her own group."""
    return covers(person, activity) and activity.organisation_id not in person.powers.belongs_to


def waits_for(person: Person | None, activity: Activity) -> bool:
    """Whether it is she who can decide on it now."""
    return person is not None and activity.state == State.REVIEW and may_review(person, activity)


def may_run(person: Person, activity: Activity) -> bool:
    """Close, withdraw, see names, mark who came, export: organisers of a *verified* group, and coordinators."""
    return activity.organisation_id in person.powers.organises or covers(person, activity)


def may_mark(person: Person, activity: Activity) -> bool:
    """Mark who came, at the door or afterwards."""
    return may_run(person, activity)


def may_note(person: Person, activity: Activity) -> bool:
    """Write down what was said and decided."""
    return may_run(person, activity)


def may_see(person: Person | None, activity: Activity) -> bool:
    """Published things are for everyone; the rest for those who work on it. A withdrawn one says so to everyone."""
    if activity.state in PUBLIC_STATES or (activity.state == State.WITHDRAWN and activity.published_at):
        return True
    return works_on(person, activity)


def may_know_place(person: Person | None, activity: Activity, *, is_registered: bool = False) -> bool:
    """Where a sensitive one is held: those who come, and those who work on it. Any other place is public."""
    return not activity.is_sensitive or is_registered or works_on(person, activity)


def may_know_numbers(person: Person | None, activity: Activity) -> bool:
    """Anything counted about a sensitive activity is a small cell: for those who work on it."""
    return not activity.is_sensitive or works_on(person, activity)
