"""Answers, ideas and comments as safeguarding looks at them and finds them again (`desk.reportables.Finder`)."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engagement.desk.alarming import is_alarming
from engagement.desk.offers import offer_help, show_help
from engagement.desk.reportables import GivenWords
from engagement.desk.services import watch
from engagement.voices.choices import ContributionState
from engagement.voices.models import Contribution
from engagement.voices.words import said_in

ANSWERS = "answers"


def watch_answers(contribution: Contribution, *, asks_help: bool, now: datetime) -> bool:
    """Look at what stands in a contribution now; whether help should be shown to who gave it.

    Nothing is written of what lies under a seal: a task has a time, and would lead from who answered then to her words.
    """
    if contribution.pseudonym is not None:
        return any(map(is_alarming, _texts(contribution)))
    return watch(
        person=contribution.person,
        activity=contribution.activity,
        kind=ANSWERS,
        code=contribution.code,
        texts=_texts(contribution),
        asks_help=asks_help,
        now=now,
    )


def offer(request: HttpRequest, contribution: Contribution) -> None:
    """Say on the next page who helps, if what was just given suggests that it may be of use."""
    if contribution.pseudonym is None:
        offer_help(request, ANSWERS, contribution.code)
    elif any(map(is_alarming, _texts(contribution))):
        show_help(request)


def _texts(contribution: Contribution) -> list[str]:
    return [said.text for said in said_in([contribution]).get(contribution.pk, ())]


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
            text="\n\n".join(_texts(given)),
            language=given.original_language,
            author=given.person,
            activity=given.activity,
            url=given.activity.get_absolute_url(),
        )
