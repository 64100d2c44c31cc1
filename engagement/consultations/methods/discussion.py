"""A discussion: one question, and what people say to it, for and against side by side."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from engagement.consultations.choices import Stance
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.models import Phase
from engagement.consultations.open_rows import OpenRow


class Discussion:
    name = "discussion"
    label: str | Promise = _("Discussion")
    about: str | Promise = _("People talk over one question, for and against side by side.")
    action: str | Promise = _("Read and join the discussion")
    results_wait = False
    takes_groups = True
    panel_template = "consultations/ideas/_panel.html"
    results_template = "consultations/discussion/_results.html"
    promise_template = "consultations/ideas/_promise.html"

    def action_url(self, phase: Phase) -> str:
        return reverse("consultations:discussion-show", args=[phase.code])

    def setup_url(self, phase: Phase) -> str:
        return reverse("consultations:prompt-set", args=[phase.code])

    def setup_label(self, phase: Phase) -> str:
        return gettext("The question")

    def unready(self, phase: Phase) -> str:
        return "" if ideas.prompt_of(phase) else gettext("Write what people are asked, then publish it.")

    def invitation(self, phase: Phase) -> str:
        if ideas.prompt_of(phase) is None:
            return ""
        count = ideas.tally_of(phase).comments
        return ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count}

    def results(self, phase: Phase) -> Sequence[ideas.Tally]:
        return [ideas.tally_of(phase)]

    def open_rows(self, phase: Phase) -> Iterator[OpenRow]:
        asked, people = ideas.asked_in(phase), ideas.people_by_stance(phase)
        for stance in Stance:
            yield OpenRow(asked, str(stance.label), people.get(stance, 0))
