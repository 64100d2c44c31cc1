"""Who may read all contributions, sort them, answer them, and tell how far promises are."""

from accounts.models import Organisation, Person
from engagement.activities import policies
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.participation.selectors import live
from engagement.voices.models import Commitment, Theme

HAS_ANSWERS = frozenset({State.PUBLISHED, State.CLOSED, State.ARCHIVED})
"""States in which what people gave can be sorted and answered."""


def may_read(person: Person | None, activity: Activity) -> bool:
    """What people gave, with their chosen names: those who run the activity."""
    return person is not None and policies.may_run(person, activity)


def may_answer(person: Person | None, activity: Activity) -> bool:
    """Publish the outcome: those who run the activity."""
    return may_read(person, activity)


def may_read_account(person: Person | None, activity: Activity) -> bool:
    """What was said, decided and promised: everyone; of a sensitive activity those who took part or help."""
    if not activity.is_sensitive or policies.helps(person, activity):
        return True
    return person is not None and live().filter(person=person, activity=activity).exists()


def may_sort(person: Person | None, activity: Activity) -> bool:
    """Put what people gave into themes, and ask who shall answer: those who run the activity."""
    return may_read(person, activity) and activity.state in HAS_ANSWERS


def answers_for(theme: Theme) -> Organisation:
    """In whose name a theme is answered."""
    return theme.organisation or theme.activity.organisation


def may_reply(person: Person | None, theme: Theme) -> bool:
    """Write the reply: organisers of the verified group that is asked; where none is, those who run the activity."""
    if person is None or theme.activity.state not in HAS_ANSWERS:
        return False
    if theme.organisation_id:
        return theme.organisation_id in person.powers.organises
    return policies.may_run(person, theme.activity)


def needs_approval(theme: Theme) -> bool:
    """An authority's word is read by a second pair of eyes; organisers answer for themselves."""
    return theme.organisation_id is not None


def may_promise(person: Person | None, theme: Theme) -> bool:
    """Say what will be done: whoever may reply."""
    return may_reply(person, theme)


def may_tell(person: Person | None, commitment: Commitment) -> bool:
    """Tell how far a promise is: organisers of the verified group that owns it."""
    return person is not None and commitment.organisation_id in person.powers.organises
