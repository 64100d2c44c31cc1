"""The way through a survey page by page: each page is kept, not sent; the last one shows all and sends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.models import Person
from accounts.requests import PersonRequest
from core import clock
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity
from engagement.consultations import doors, watched
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import giver_of
from engagement.consultations.models import Draft, Phase, Question
from engagement.consultations.services import answers as services
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.answer_form import Said, SurveyForm
from engagement.consultations.surveys.questions import branching
from engagement.consultations.surveys.services import drafts
from engagement.consultations.views.answers import thanks
from engagement.desk.offers import ASKS_HELP
from engagement.voices import selectors as voices
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution


@dataclass(frozen=True)
class Way:
    """One person's way through one survey."""

    person: Person
    phase: Phase

    @property
    def activity(self) -> Activity:
        return self.phase.consultation.activity

    @property
    def giver(self) -> Giver | None:
        return giver_of(self.person, self.phase.consultation)

    @cached_property
    def questions(self) -> list[Question]:
        return surveys.questions_of(self.phase)

    @cached_property
    def pages(self) -> list[branching.Page]:
        return branching.pages_of(self.questions)

    @cached_property
    def draft(self) -> Draft | None:
        return surveys.draft_of(self.giver, self.phase)

    @cached_property
    def contribution(self) -> Contribution | None:
        return voices.contribution_of(self.giver, self.activity, self.phase.slot)

    @cached_property
    def said(self) -> dict[str, list[str]]:
        return surveys.filled_in(self.draft, self.contribution, self.questions)

    def shown_on(self, number: int) -> list[Question]:
        return branching.shown_on(self.pages[number - 1], self.questions, self.said)

    def seen(self) -> list[int]:
        """The numbers of the pages that have something to ask of her."""
        return [number for number in range(1, len(self.pages) + 1) if self.shown_on(number)]


@require_safe
@signed_in
def answer_resume(request: PersonRequest, code: str) -> HttpResponse:
    """To the page she went to last."""
    way = _way(request, code, clock.now())
    if way is None:
        return _not_open(request, code)
    return _to(way, way.draft.page if way.draft else 1)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer_page(request: PersonRequest, code: str, number: int) -> HttpResponse:
    now = clock.now()
    way = _way(request, code, now)
    if way is None:
        return _not_open(request, code)
    if not 1 <= number <= len(way.pages):
        raise Http404
    asked = way.shown_on(number)
    if request.method != "POST" and not asked:
        return _to(way, number)
    form = SurveyForm(
        request.POST if request.method == "POST" else None,
        questions=way.questions,
        page=asked,
        said=way.said,
        version=way.phase.version,
        language=way.activity.original_language,
    )
    if request.method == "POST":
        to = request.POST.get("to", "next")
        is_whole = form.is_valid()
        goes_on = is_whole and to == "next"
        page = number + 1 if goes_on else number
        drafts.keep_draft(person=request.person, phase=way.phase, said=form.answers(), page=page, now=now)
        way = Way(way.person, way.phase)
        if to == "quietly":
            return HttpResponse(status=204)
        if to == "later":
            messages.success(request, _("Kept, not sent yet. You can go on from any device until it closes."))
            return redirect(way.activity)
        if to == "back":
            return _to(way, _before(way, number))
        if goes_on:
            return _to(way, page)
    return _show(request, way, form, number)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer_check(request: PersonRequest, code: str) -> HttpResponse:
    """All that is filled in, to be looked at once more and sent."""
    now = clock.now()
    way = _way(request, code, now)
    if way is None:
        return _not_open(request, code)
    refused = ""
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            given = services.take_part(
                person=request.person,
                phase=way.phase,
                given=Said(version=int(version) if version.isdecimal() else 0, answers=way.said),
                language=request.LANGUAGE_CODE,
                asks_help=ASKS_HELP in request.POST,
                now=now,
            )
        except ActivityError as refusal:
            refused = str(refusal)
        else:
            watched.offer(request, given.contribution)
            return thanks(request, way.phase, given.receipt)
    context = {
        "activity": way.activity,
        "phase": way.phase,
        "contribution": way.contribution,
        "draft": way.draft,
        "pages": [(number, way.pages[number - 1].head, _told(way, number)) for number in way.seen()],
        "is_missing": bool(branching.missing(way.questions, way.said)),
        "last": way.seen()[-1],
        "refused": refused,
    }
    return render(request, "consultations/survey/check.html", context, status=422 if refused else 200)


@require_POST
@signed_in
def answer_drop(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_by(doors.SURVEY, request.person, code)
    drafts.drop_draft(person=request.person, phase=phase)
    messages.success(request, _("What was kept is gone. What you have sent stands as it is."))
    return redirect(phase.consultation.activity)


def _way(request: PersonRequest, code: str, now: datetime) -> Way | None:
    """None where it takes no answers now, or asks nothing."""
    way = Way(request.person, doors.phase_by(doors.SURVEY, request.person, code))
    return way if way.phase.state_at(now, way.activity) == PhaseState.OPEN and way.pages else None


def _not_open(request: PersonRequest, code: str) -> HttpResponse:
    messages.error(request, str(PhaseNotOpen()))
    return redirect(doors.phase(request.person, code).consultation.activity)


def _to(way: Way, number: int) -> HttpResponse:
    """To this page, or the next that asks her something; behind the last, to look at all."""
    following = [page for page in way.seen() if page >= number]
    if following:
        return redirect("consultations:answer-page", way.phase.code, following[0])
    return redirect("consultations:answer-check", way.phase.code)


def _before(way: Way, number: int) -> int:
    return next((page for page in reversed(way.seen()) if page < number), 1)


def _show(request: PersonRequest, way: Way, form: SurveyForm, number: int) -> HttpResponse:
    seen = way.seen()
    context = {
        "activity": way.activity,
        "phase": way.phase,
        "contribution": way.contribution,
        "draft": way.draft,
        "form": form,
        "head": way.pages[number - 1].head,
        "number": number,
        "at": len([page for page in seen if page <= number]),
        "of": len(seen),
        "is_first": number <= seen[0],
    }
    return render(request, "consultations/survey/page.html", context, status=422 if form.errors else 200)


def _told(way: Way, number: int) -> Sequence[tuple[Question, list[str]]]:
    """The questions of a page with what she said, in words."""
    answers = surveys.in_words(way.shown_on(number), way.said)
    return [(question, answers[question.code]) for question in way.shown_on(number)]
