"""Pages of promises: made beside a reply, then a page of each with what was told of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from engagement.activities.errors import ActivityError
from engagement.voices import doors, policies
from engagement.voices.choices import CommitmentState
from engagement.voices.commitments import selectors, services
from engagement.voices.commitments.forms import MilestoneForm, ProgressForm, PromiseForm
from engagement.voices.models import Commitment
from engagement.voices.themes.views import back_to, page_of


@require_POST
@signed_in
def promise_make(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_answered_by(request.person, code, theme_code)
    form = PromiseForm(request.POST)
    if form.is_valid():
        try:
            services.promise(person=request.person, theme=theme, now=clock.now(), **form.cleaned_data)
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Promised. Everyone reads it beside the reply, once that is published.")
            )
            return back_to(theme)
    return page_of(request, theme, promise_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def commitment_page(request: VisitorRequest, code: str) -> HttpResponse:
    commitment = doors.commitment(request.person, code)
    if request.method != "POST":
        return _page(request, commitment)
    commitment = doors.commitment_told_by(request.person, code)
    form = ProgressForm(request.POST)
    if form.is_valid() and request.person:
        cleaned = form.cleaned_data
        try:
            services.tell_progress(
                person=request.person,
                commitment=commitment,
                now=clock.now(),
                **cleaned | {"state": CommitmentState(cleaned["state"])},
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Told. Everyone can read it."))
            return redirect("voices:commitment-page", code=code)
    return _page(request, commitment, progress_form=form)


@require_POST
@signed_in
def milestone_set(request: PersonRequest, code: str) -> HttpResponse:
    commitment = doors.commitment_told_by(request.person, code)
    form = MilestoneForm(request.POST)
    if not form.is_valid():
        return _page(request, commitment, milestone_form=form)
    try:
        services.set_milestone(person=request.person, commitment=commitment, **form.cleaned_data)
    except ActivityError as refused:
        messages.error(request, str(refused))
    return redirect("voices:commitment-page", code=code)


@require_POST
@signed_in
def milestone_reach(request: PersonRequest, code: str, number: int) -> HttpResponse:
    commitment = doors.commitment_told_by(request.person, code)
    milestone = selectors.milestone_of(commitment, number)
    if milestone is None:
        raise Http404
    on = None if "undo" in request.POST else clock.now().date()
    services.reach_milestone(person=request.person, milestone=milestone, on=on)
    return redirect("voices:commitment-page", code=code)


def _page(request: VisitorRequest, commitment: Commitment, **forms: object) -> HttpResponse:
    context = {
        "commitment": commitment,
        "activity": commitment.theme.activity,
        "theme": commitment.theme,
        "milestones": commitment.milestones.all(),
        "progress": commitment.progress.all(),
        "today": clock.now().date(),
        "may_tell": policies.may_tell(request.person, commitment),
        "progress_form": ProgressForm(
            initial={
                "state": commitment.state,
                "percent": commitment.percent,
                "language": commitment.original_language,
            }
        ),
        "milestone_form": MilestoneForm(),
    }
    return render(request, "voices/commitment_page.html", context | forms, status=422 if forms else 200)
