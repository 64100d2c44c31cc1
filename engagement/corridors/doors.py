"""What an address of a corridor is about, for whoever may open it; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Organisation, Person
from accounts.selectors import verified_group
from engagement.corridors import policies, selectors
from engagement.corridors.models import Corridor, Side, Task


def corridor(person: Person | None, code: str) -> Corridor:
    """A corridor that is public, or that waits for one of her groups."""
    found = selectors.by_code(code)
    if found is None or not policies.may_see(person, found):
        raise Http404
    return found


def side(person: Person, code: str, group_code: str) -> Side:
    """One side of it, for those who organise for its group."""
    sides = corridor(person, code).sides.all()
    found = next((one for one in sides if one.organisation.code == group_code), None)
    if found is None or not policies.may_leave(person, found):
        raise Http404
    return found


def side_asked(person: Person, code: str, group_code: str) -> Side:
    """The side that is asked, for those who may answer."""
    found = side(person, code, group_code)
    if not policies.may_answer(person, found):
        raise Http404
    return found


def side_worked_on(person: Person, code: str, group_code: str) -> Side:
    """A side that has said yes, for those who work on it."""
    found = side(person, code, group_code)
    if not policies.may_work(person, found):
        raise Http404
    return found


def task(person: Person, code: str, group_code: str, task_code: str) -> Task:
    """A task of a side, for those who work on that side."""
    ours = side_worked_on(person, code, group_code)
    found = ours.tasks.filter(code=task_code).first()
    if found is None:
        raise Http404
    found.side = ours
    return found


def partner(person: Person, group_code: str) -> Organisation:
    """A verified group that she could propose something to."""
    group = verified_group(group_code)
    if group is None or not person.powers.organises - {group.pk}:
        raise Http404
    return group
