"""Shift: give some hours of one's time, on a day and at an hour."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from engagement.campaigns.counters import GOAL_OF_VOLUNTEERS, HELPED, VOLUNTEERS
from engagement.participation.choices import Verb


class Shift:
    name = "shift"
    label: str | Promise = gettext_lazy("Take a shift")
    verb: Verb = Verb.VOLUNTEERED
    counter = VOLUNTEERS
    counters: tuple[str, ...] = (VOLUNTEERS, HELPED)
    goal_counter = GOAL_OF_VOLUNTEERS
    made_fact = "volunteering_begun"
    taken_back_fact = "volunteering_ended"
    template = "campaigns/kinds/_shift.html"

    def progress(self, done: int, goal: int) -> str:
        return ngettext("%(done)d volunteer, goal %(goal)d", "%(done)d volunteers, goal %(goal)d", done) % {
            "done": done,
            "goal": goal,
        }

    def told(self, numbers: Mapping[str, int]) -> list[str]:
        volunteers, helped = numbers[VOLUNTEERS], numbers[HELPED]
        return [
            ngettext("%(done)d volunteer", "%(done)d volunteers", volunteers) % {"done": volunteers},
            ngettext("%(done)d has come so far", "%(done)d have come so far", helped) % {"done": helped},
        ]
