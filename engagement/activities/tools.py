"""What one can do with an activity, on one page; `config.composition.ACTIVITY_TOOLS` lists who offers what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.activities.models import Activity


class Stage(TextChoices):
    """When it is needed: the page is read from top to bottom as time goes by."""

    BEFORE = "before", _("Prepare")
    DAY = "day", _("On the day")
    AFTER = "after", _("Afterwards")


@dataclass(frozen=True, kw_only=True)
class Tool:
    """One link: what it is called, what it is for in a few words, and where it leads."""

    stage: Stage
    label: str | Promise
    text: str | Promise
    url: str
    icon: str = "check"


Offer = Callable[[Person, Activity], Iterable[Tool]]
"""What one room offers this person for this activity, with as few queries as it can; nothing where she may not."""


def tools_of(person: Person, activity: Activity) -> list[tuple[str, list[Tool]]]:
    """What she can do with it: (label of the stage, tools), stages without tools left out."""
    found = [tool for offer in _offers() for tool in offer(person, activity)]
    stages = [(str(stage.label), [tool for tool in found if tool.stage == stage]) for stage in Stage]
    return [(label, tools) for label, tools in stages if tools]


@cache
def _offers() -> list[Offer]:
    return [import_string(path) for path in import_string("config.composition.ACTIVITY_TOOLS")]
