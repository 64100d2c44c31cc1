"""Sign: put one's name under what the campaign asks."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from engagement.campaigns.counters import GOAL, SIGNED
from engagement.participation.choices import Verb


class Sign:
    name = "sign"
    label: str | Promise = gettext_lazy("Sign")
    verb: Verb = Verb.SIGNED
    counter = SIGNED
    counters: tuple[str, ...] = (SIGNED,)
    goal_counter = GOAL
    made_fact = "signature_made"
    taken_back_fact = "signature_taken_back"
    template = "campaigns/kinds/_sign.html"

    def progress(self, done: int, goal: int) -> str:
        words = (
            _("%(done)d signed, goal %(goal)d reached")
            if done >= goal
            else _("%(done)d signed, goal %(goal)d")
        )
        return words % {"done": done, "goal": goal}

    def told(self, numbers: Mapping[str, int]) -> list[str]:
        done = numbers[SIGNED]
        return [ngettext("%(done)d has signed", "%(done)d have signed", done) % {"done": done}]
