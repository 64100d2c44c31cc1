"""The page of whoever plans a phase of ideas or a discussion: what is asked."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on
from engagement.consultations import doors
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.forms import PromptForm
from engagement.consultations.ideas.services.prompts import set_prompt


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def prompt_set(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_changed_by(request.person, code)
    if phase.method not in doors.PROMPTED:
        raise Http404
    prompt, activity = ideas.prompt_of(phase), phase.consultation.activity
    form = PromptForm(
        request.POST or None, prompt=prompt, phase=phase, has_categories=phase.method == doors.IDEAS
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_prompt(person=request.person, phase=phase, prompted=form.prompted(), now=clock.now())
            messages.success(request, _("Saved."))
            return redirect(activity)
    context = {"activity": activity, "phase": phase, "form": form, "is_ideas": phase.method == doors.IDEAS}
    return render(
        request, "consultations/ideas/prompt_form.html", context, status=422 if form.errors else 200
    )
