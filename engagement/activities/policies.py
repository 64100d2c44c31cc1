"""Who may draft, change, publish and look behind an activity."""

from accounts.models import Organisation, Person
from engagement.activities.choices import PUBLIC_STATES, State
from engagement.activities.models import Activity
from engagement.activities.standing import HAS_ROLES, Power, has, roles_of


def may_draft(person: Person, organisation: Organisation) -> bool:
    """Organisers of any group, verified or not: a draft is seen by nobody else."""
    return organisation.pk in person.powers.drafts_for


def covers(person: Person, activity: Activity) -> bool:
    """Whether it lies in her scope as coordinator: its place, or its group's place. A draft is its group's alone."""
    if activity.state == State.DRAFT:
        return False
    return person.powers.cover(activity.place) or person.powers.cover(activity.organisation.place)


def works_on(person: Person | None, activity: Activity) -> bool:
    """Knows all that is kept from the public, the reviewer's note too: organisers of the group, coordinators, and
    whoever (co-)organises this one.
    """
    return person is not None and (_plans(person, activity) or has(person, activity, Power.ORGANISE))


def may_change(person: Person, activity: Activity) -> bool:
    """Those who work on it; what is withdrawn stays as it is."""
    return activity.state not in {State.WITHDRAWN, State.ARCHIVED} and works_on(person, activity)


def may_review(person: Person, activity: Activity) -> bool:
    """Coordinators of the place decide on a first publication; nobody on that of her group, or that she organises."""
    return (
        covers(person, activity)
        and activity.organisation_id not in person.powers.belongs_to
        and not has(person, activity, Power.ORGANISE)
    )


def waits_for(person: Person | None, activity: Activity) -> bool:
    """Whether it is she who can decide on it now."""
    return person is not None and activity.state == State.REVIEW and may_review(person, activity)


def may_run(person: Person, activity: Activity) -> bool:
    """Close, see names, mark who came, export: organisers of a *verified* group, coordinators, and by a role."""
    return _leads(person, activity) or has(person, activity, Power.ORGANISE)


def may_call_off(person: Person, activity: Activity) -> bool:
    """Withdraw: whoever runs it, but a co-organiser; of what was never published, any organiser of the group."""
    own = _leads(person, activity) if activity.published_at else _plans(person, activity)
    return own or has(person, activity, Power.DECIDE)


def may_give_roles(person: Person, activity: Activity) -> bool:
    """Give roles and take them back: whoever has all that a role can open, so that nobody gives more than she has."""
    decides = activity.organisation.is_verified and has(person, activity, Power.DECIDE)
    return activity.kind in HAS_ROLES and (_leads(person, activity) or decides)


def may_invite(person: Person, activity: Activity) -> bool:
    """Write to people who did not ask for it, and see what each has answered."""
    return may_run(person, activity)


def may_mark(person: Person, activity: Activity) -> bool:
    """Mark who came, at the door or afterwards."""
    return _leads(person, activity) or has(person, activity, Power.MARK)


def may_note(person: Person, activity: Activity) -> bool:
    """Write down what was said and decided."""
    return _leads(person, activity) or has(person, activity, Power.NOTE)


def helps(person: Person | None, activity: Activity) -> bool:
    """Whether there is something for her to do: she works on it, or has a role in it that counts."""
    return works_on(person, activity) or bool(roles_of(person, activity))


def may_see(person: Person | None, activity: Activity) -> bool:
    """Published things are for everyone; the rest for those who work on it or help. A withdrawn one says so to all."""
    if activity.state in PUBLIC_STATES or (activity.state == State.WITHDRAWN and activity.published_at):
        return True
    return helps(person, activity)


def may_know_place(person: Person | None, activity: Activity, *, is_registered: bool = False) -> bool:
    """Where a sensitive one is held: those who come, help or work on it. Any other place is public."""
    return not activity.is_sensitive or is_registered or helps(person, activity)


def may_know_numbers(person: Person | None, activity: Activity) -> bool:
    """Anything counted about a sensitive activity is a small cell: for those who work on it."""
    return not activity.is_sensitive or works_on(person, activity)


def _plans(person: Person, activity: Activity) -> bool:
    return activity.organisation_id in person.powers.drafts_for or covers(person, activity)


def _leads(person: Person, activity: Activity) -> bool:
    return activity.organisation_id in person.powers.organises or covers(person, activity)
