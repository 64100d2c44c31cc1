"""Ideas: people write what should be done, support each other's ideas and comment them."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.models import Phase
from engagement.consultations.open_rows import OpenRow


class Ideas:
    name = "ideas"
    label: str | Promise = _("Ideas")
    about: str | Promise = _("People write what should be done and support each other's ideas.")
    action: str | Promise = _("See the ideas, add yours")
    results_wait = False
    takes_groups = True
    panel_template = "consultations/ideas/_panel.html"
    results_template = "consultations/ideas/_results.html"
    promise_template = "consultations/ideas/_promise.html"

    def action_url(self, phase: Phase) -> str:
        return reverse("consultations:idea-list", args=[phase.code])

    def setup_url(self, phase: Phase) -> str:
        return reverse("consultations:prompt-set", args=[phase.code])

    def setup_label(self, phase: Phase) -> str:
        return gettext("The question and its categories")

    def unready(self, phase: Phase) -> str:
        return "" if ideas.prompt_of(phase) else gettext("Write what people are asked, then publish it.")

    def invitation(self, phase: Phase) -> str:
        if ideas.prompt_of(phase) is None:
            return ""
        count = ideas.ideas_in(phase).count()
        return ngettext("%(count)d idea", "%(count)d ideas", count) % {"count": count}

    def results(self, phase: Phase) -> Sequence[ideas.Tally]:
        return [ideas.tally_of(phase)]

    def open_rows(self, phase: Phase) -> Iterator[OpenRow]:
        asked = ideas.asked_in(phase)
        for idea in ideas.shown_to_all(phase):
            yield OpenRow(asked, idea.title, idea.supports)
