"""Pages of paper, for those who plan the survey: print sheets, type what came back."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on
from engagement.activities.errors import ActivityError
from engagement.consultations import doors
from engagement.consultations.errors import QuestionsChanged
from engagement.consultations.papers import services
from engagement.consultations.papers.forms import PrintForm, SheetForm
from engagement.consultations.papers.selectors import sheet_figures
from engagement.consultations.papers.sheet import sheets_paper

PDF = "application/pdf"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@never_cache
def papers_show(request: PersonRequest, code: str) -> HttpResponse:
    """How many sheets are out, and printing more: the PDF is the only place where their codes stand."""
    phase = doors.survey_changed_by(request.person, code)
    activity = phase.consultation.activity
    form = PrintForm(
        request.POST if request.method == "POST" else None, initial={"language": activity.original_language}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            codes = services.print_sheets(
                person=request.person, phase=phase, sheets=form.cleaned_data["sheets"], now=clock.now()
            )
            paper = sheets_paper(phase=phase, codes=codes, language=form.cleaned_data["language"])
            response = HttpResponse(paper, content_type=PDF)
            response["Content-Disposition"] = f'attachment; filename="balai-{activity.code}.pdf"'
            return response
    context = {"activity": activity, "phase": phase, "form": form, "figures": sheet_figures(phase)}
    return render(request, "consultations/papers/papers.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@never_cache
def paper_type(request: PersonRequest, code: str) -> HttpResponse:
    """One sheet after another: its code, then all questions; sent, the page is empty for the next."""
    phase = doors.survey_changed_by(request.person, code)
    activity = phase.consultation.activity
    language = request.GET.get("language", "")
    known = language in dict(settings.LANGUAGES)
    form = SheetForm(
        request.POST if request.method == "POST" else None,
        phase=phase,
        language=language if known else activity.original_language,
    )
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        try:
            services.type_sheet(
                person=request.person,
                phase=phase,
                code=form.cleaned_data["code"],
                given=form.given(),
                language=language,
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
            if isinstance(refused, QuestionsChanged):
                form.show_anew(phase.version)
        else:
            messages.success(request, _("Typed and kept. Take the next sheet."))
            return redirect(f"{reverse('consultations:paper-type', args=[code])}?language={language}")
    context = {"activity": activity, "phase": phase, "form": form, "figures": sheet_figures(phase)}
    return render(request, "consultations/papers/type.html", context, status=422 if form.errors else 200)
