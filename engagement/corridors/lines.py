"""A corridor as its page and the API show it: the words with their direction, the two sides, and what each does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, get_language_info

from accounts.models import Person
from engagement.corridors import policies
from engagement.corridors.models import Corridor, Side, Task
from engagement.corridors.selectors import tasks_of, today_of


@dataclass(frozen=True)
class Wording:
    """The page's words in one language."""

    language: str
    direction: str
    title: str
    about: str


@dataclass(frozen=True)
class TaskShown:
    """A task; `is_late` by the calendar of its side."""

    task: Task
    is_late: bool


@dataclass(frozen=True)
class SideShown:
    """One of the two groups; `today` is None while it has not said yes, and so has no clock."""

    side: Side
    today: date | None
    tasks: Sequence[TaskShown]
    is_mine: bool


def words_of(corridor: Corridor) -> list[Wording]:
    """The page's words as each side wrote them, the reader's language first, else who began it."""
    written = [side for side in corridor.sides.all() if side.language]
    written.sort(key=lambda side: side.language != get_language())
    return [Wording(side.language, direction_of(side.language), side.title, side.about) for side in written]


def sides_of(corridor: Corridor, *, person: Person | None, now: datetime) -> list[SideShown]:
    """Both sides, each with its tasks, the one that proposed it first (one query)."""
    tasks = list(tasks_of(corridor))
    return [
        _shown(side, [task for task in tasks if task.side_id == side.pk], person, now)
        for side in corridor.sides.all()
    ]


def direction_of(language: str) -> str:
    """ "rtl" or "ltr", of one of the site's languages."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def _shown(side: Side, tasks: Sequence[Task], person: Person | None, now: datetime) -> SideShown:
    today = today_of(side, now) if side.zone else None
    return SideShown(
        side=side,
        today=today,
        tasks=[
            TaskShown(task, is_late=bool(today and not task.done_at and task.due_on < today))
            for task in tasks
        ],
        is_mine=policies.may_work(person, side),
    )
