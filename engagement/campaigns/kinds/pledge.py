"""Pledge: promise in one's own words to do something by a day."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from engagement.campaigns.counters import GOAL_OF_PLEDGES, KEPT, PLEDGED
from engagement.participation.choices import Verb


class Pledge:
    name = "pledge"
    label: str | Promise = gettext_lazy("Promise to do something")
    verb: Verb = Verb.PLEDGED
    counter = PLEDGED
    counters: tuple[str, ...] = (PLEDGED, KEPT)
    goal_counter = GOAL_OF_PLEDGES
    made_fact = "pledge_made"
    taken_back_fact = "pledge_taken_back"
    template = "campaigns/kinds/_pledge.html"

    def progress(self, done: int, goal: int) -> str:
        return ngettext("%(done)d promise, goal %(goal)d", "%(done)d promises, goal %(goal)d", done) % {
            "done": done,
            "goal": goal,
        }

    def told(self, numbers: Mapping[str, int]) -> list[str]:
        promised, kept = numbers[PLEDGED], numbers[KEPT]
        return [
            ngettext("%(done)d promise", "%(done)d promises", promised) % {"done": promised},
            ngettext("%(done)d kept so far", "%(done)d kept so far", kept) % {"done": kept},
        ]
