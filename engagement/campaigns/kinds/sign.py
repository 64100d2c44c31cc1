"""Sign: put one's name under what the campaign asks."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.campaigns.counters import SIGNED
from engagement.participation.choices import Verb


class Sign:
    name = "sign"
    label: str | Promise = gettext_lazy("Sign")
    verb: Verb = Verb.SIGNED
    counter = SIGNED
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
