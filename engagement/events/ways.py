"""The ways of taking part in an event, and what room there is in each, from the counters alone (no query)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from engagement.activities.models import Activity, ActivityCounter
from engagement.events import counters
from engagement.events.models import Event
from engagement.participation.choices import Mode


@dataclass(frozen=True)
class Way:
    """One way that is offered. `left` is how many newcomers find room (None: any number)."""

    mode: Mode
    left: int | None
    keeps_queue: bool

    @property
    def is_full(self) -> bool:
        return self.left == 0

    @property
    def can_be_joined(self) -> bool:
        return self.keeps_queue or not self.is_full

    @property
    def label(self) -> str:
        """As a choice of the form says it."""
        if not self.is_full:
            return str(self.mode.label)
        if self.mode == Mode.HALL:
            return _("in the hall (full now: you join the waiting list)")
        return _("online (full now: you join the waiting list)")


def ways_of(activity: Activity, event: Event, numbers: Mapping[str, ActivityCounter]) -> list[Way]:
    """Those that are offered, the hall first."""
    offered = {Mode.HALL: event.in_hall, Mode.ONLINE: activity.is_online}
    return [
        Way(mode, left_for_newcomers(event, numbers, mode), event.has_waiting_list)
        for mode in Mode
        if offered[mode]
    ]


def left_for_newcomers(event: Event, numbers: Mapping[str, ActivityCounter], mode: Mode) -> int | None:
    """How many seats nobody has and nobody waits for; None is no end of them."""
    left = numbers[counters.OF_MODE[mode]].left
    if left and numbers[counters.WAITING_OF_MODE[mode]].value and not event.smaller_may_overtake:
        return 0
    return left
