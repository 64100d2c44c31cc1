"""Answers, ideas and comments as safeguarding looks at them and finds them again (`desk.reportables.Finder`)."""

from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engagement.desk.reportables import GivenWords
from engagement.desk.services import watch
from engagement.voices.choices import ContributionState
from engagement.voices.models import Contribution
from engagement.voices.words import said_in

ANSWERS = "answers"


def watch_answers(contribution: Contribution, *, asks_help: bool, now: datetime) -> bool:
    """Look at what stands in a contribution now; whether help should be shown to who gave it."""
    return watch(
        person=contribution.person,
        activity=contribution.activity,
        kind=ANSWERS,
        code=contribution.code,
        texts=[said.text for said in said_in([contribution]).get(contribution.pk, ())],
        asks_help=asks_help,
        now=now,
    )


class Answers:
    """What one person wrote in a consultation, all of it."""

    kind = ANSWERS
    label: str | Promise = _("Answers in a consultation")

    def find(self, code: str) -> GivenWords | None:
        standing = Contribution.objects.exclude(state=ContributionState.WITHDRAWN).filter(code=code)
        given = standing.select_related("person", "activity__place", "activity__organisation__place").first()
        if given is None:
            return None
        return GivenWords(
            text="\n\n".join(said.text for said in said_in([given]).get(given.pk, ())),
            language=given.original_language,
            author=given.person,
            activity=given.activity,
            url=reverse("consultations:results-show", args=[given.activity.code]),
        )
