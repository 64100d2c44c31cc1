"""Looking at somebody's words, which is always written down."""

from datetime import datetime

from accounts.choices import Look
from accounts.models import Person
from accounts.services import log_looks
from engagement.desk import selectors
from engagement.desk.models import Case, SafeguardingTask
from engagement.desk.reportables import GivenWords


def look_at_case(*, viewer: Person, case: Case, now: datetime) -> GivenWords | None:
    """The words that were reported, as they stand; None when they are not there any more."""
    return _looked(viewer, case.author_id, selectors.words_of(case), now)


def look_at_task(*, viewer: Person, task: SafeguardingTask, now: datetime) -> GivenWords | None:
    """The words that a task points at, as they stand; None when they were taken back."""
    return _looked(viewer, task.person_id, selectors.words_behind(task), now)


def _looked(
    viewer: Person, person_id: int | None, given: GivenWords | None, now: datetime
) -> GivenWords | None:
    if person_id is not None:
        log_looks(viewer=viewer, people=[person_id], what=Look.GIVEN_WORDS, now=now)
    return given
