"""What corridors show on the page of a group."""

from dataclasses import dataclass

from accounts.models import Organisation
from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.corridors import selectors
from engagement.corridors.lines import Wording, words_of
from engagement.corridors.models import Corridor


@dataclass(frozen=True)
class Line:
    """One corridor of a group: its words, the other group, and whether somebody has still to say yes."""

    url: str
    words: Wording
    other: Organisation
    waits: bool


def of_group(request: PersonRequest, group: Organisation) -> Panel:
    """What it runs together with others (two queries), and the button for who organises another verified group."""
    mine = request.person.powers.organises - {group.pk}
    lines = [_line(corridor, group) for corridor in selectors.of_group(group, person=request.person)]
    context = {"group": group, "lines": lines, "may_propose": bool(mine) and group.is_verified}
    return Panel("corridors/_of_group.html", context)


def _line(corridor: Corridor, group: Organisation) -> Line:
    sides = corridor.sides.all()
    return Line(
        url=corridor.get_absolute_url(),
        words=words_of(corridor)[0],
        other=next(side.organisation for side in sides if side.organisation_id != group.pk),
        waits=any(side.accepted_at is None for side in sides),
    )
