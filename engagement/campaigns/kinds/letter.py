"""Letter: write to a decision-maker, in one's own words from a starting text."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from engagement.campaigns.counters import GOAL_OF_LETTERS, LETTERS, OWN_LETTERS
from engagement.participation.choices import Verb


class Letter:
    name = "letter"
    label: str | Promise = gettext_lazy("Write to a decision-maker")
    verb: Verb = Verb.WROTE
    counter = LETTERS
    counters: tuple[str, ...] = (LETTERS, OWN_LETTERS)
    goal_counter = GOAL_OF_LETTERS
    made_fact = "letter_written"
    taken_back_fact = "letter_taken_back"
    template = "campaigns/kinds/_letter.html"

    def progress(self, done: int, goal: int) -> str:
        return ngettext("%(done)d letter, goal %(goal)d", "%(done)d letters, goal %(goal)d", done) % {
            "done": done,
            "goal": goal,
        }

    def told(self, numbers: Mapping[str, int]) -> list[str]:
        letters, own = numbers[LETTERS], numbers[OWN_LETTERS]
        return [
            ngettext("%(done)d letter", "%(done)d letters", letters) % {"done": letters},
            ngettext("%(done)d in own words", "%(done)d in own words", own) % {"done": own},
        ]
