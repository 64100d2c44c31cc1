"""Pages of whoever plans a consultation."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on
from engagement.activities.models import Activity
from engagement.consultations import doors
from engagement.consultations.forms import ConsultationForm
from engagement.consultations.services import consultations as services


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def consultation_draft(request: PersonRequest) -> HttpResponse:
    if not request.person.powers.drafts_for:
        return redirect("accounts:organisation-create")
    form = ConsultationForm(request.POST or None, person=request.person)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            consultation = services.draft_consultation(
                person=request.person,
                organisation=form.cleaned_data["organisation"],
                trunk=form.trunk(),
                method=form.method(),
                now=clock.now(),
            )
            messages.success(request, _("Saved as a draft. Now write what people are asked."))
            phase = consultation.phases.get()
            return redirect(form.method().setup_url(phase))
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def consultation_change(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = ConsultationForm(request.POST or None, person=request.person, instance=activity)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = services.change_consultation(
                person=request.person, consultation=activity.consultation, trunk=form.trunk(), now=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect(changed.activity)
    return _form_page(request, form, activity)


def _form_page(
    request: PersonRequest, form: ConsultationForm, activity: Activity | None = None
) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(
        request, "consultations/consultation_form.html", {"form": form, "activity": activity}, status=status
    )
