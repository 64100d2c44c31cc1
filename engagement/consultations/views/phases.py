"""Pages of whoever plans the phases of a consultation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.models import Activity
from engagement.consultations import doors
from engagement.consultations.forms import PhaseForm
from engagement.consultations.models import Phase
from engagement.consultations.services import phases as services
from engagement.consultations.stages import stages_of


@require_safe
@signed_in
def phase_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    context = {"activity": activity, "stages": stages_of(activity, None, clock.now())}
    return render(request, "consultations/phase_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def phase_add(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = PhaseForm(request.POST or None, activity=activity)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            phase = services.add_phase(
                person=request.person,
                consultation=activity.consultation,
                method=form.method(),
                planned=form.planned(),
                now=clock.now(),
            )
            messages.success(request, _("The phase is planned. Now write what people are asked."))
            return redirect(form.method().setup_url(phase))
    return _form_page(request, activity, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def phase_change(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_changed_by(request.person, code)
    activity = phase.consultation.activity
    form = PhaseForm(request.POST or None, activity=activity, phase=phase)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.change_phase(person=request.person, phase=phase, planned=form.planned(), now=clock.now())
            messages.success(request, _("Saved."))
            return redirect("consultations:phase-list", code=activity.code)
    return _form_page(request, activity, form, phase)


@require_POST
@signed_in
def phase_remove(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_changed_by(request.person, code)
    with refusals_told(request):
        services.remove_phase(person=request.person, phase=phase, now=clock.now())
        messages.success(request, _("The phase is removed."))
    return redirect("consultations:phase-list", code=phase.consultation.activity.code)


def _form_page(
    request: PersonRequest, activity: Activity, form: PhaseForm, phase: Phase | None = None
) -> HttpResponse:
    context = {"activity": activity, "form": form, "phase": phase}
    return render(request, "consultations/phase_form.html", context, status=422 if form.errors else 200)
