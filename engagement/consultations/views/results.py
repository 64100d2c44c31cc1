"""Pages of whoever reads what people gave and says what became of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_on
from core.sheets import CSV_TYPE, stream_csv
from engagement.consultations import doors, selectors
from engagement.consultations.choices import PhaseState, QuestionKind
from engagement.consultations.methods import method_named
from engagement.consultations.open_data import COLUMNS, rows_of
from engagement.consultations.surveys import selectors as surveys
from engagement.voices import selectors as voices
from engagement.voices import services as voice_services
from engagement.voices.forms import OutcomeForm
from engagement.voices.policies import may_read
from engagement.voices.themes.selectors import unanswered
from engagement.voices.unnamed import unnamed_in

PER_PAGE = 30


@require_safe
@signed_in
def results_show(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_read_by(request.person, code)
    activity = phase.consultation.activity
    method, is_over = method_named(phase.method), phase.state_at(clock.now(), activity) == PhaseState.OVER
    is_hidden = phase.consultation.is_under_seal or (method.results_wait and not is_over)
    if not is_hidden:
        voice_services.mark_read(selectors.wordless(phase))
    # Nothing but a survey takes answers on paper or with a helper.
    unnamed = unnamed_in(activity.pk, phase.slot) if phase.method == doors.SURVEY else {}
    context = {
        "activity": activity,
        "phase": phase,
        "results": () if is_hidden else method.results(phase),
        "is_hidden": is_hidden,
        "results_template": method.results_template,
        "people": voices.people_in(activity.pk, phase.slot),
        "group_views": surveys.group_views_in(phase).count() if phase.method == doors.SURVEY else 0,
        "unnamed": [(way.label, count) for way, count in unnamed.items()],
        "is_over": is_over,
        "outcome": voices.outcome_of(activity),
    }
    return render(request, "consultations/results.html", context)


@require_safe
@signed_in
def texts_read(request: PersonRequest, code: str, question_code: str) -> HttpResponse:
    phase = doors.phase_read_by(request.person, code)
    question = None if phase.consultation.is_under_seal else surveys.question_of(phase, question_code)
    if question is None or question.kind != QuestionKind.TEXT:
        raise Http404
    page = Paginator(surveys.texts_of(question), PER_PAGE).get_page(request.GET.get("page"))
    shown = [answer.contribution for answer in page]
    log_looks(
        viewer=request.person,
        people=voices.people_behind(shown),
        what=Look.CONSULTATION_ANSWERS,
        now=clock.now(),
    )
    voice_services.mark_read([contribution.pk for contribution in shown])
    context = {"activity": phase.consultation.activity, "phase": phase, "question": question, "page": page}
    return render(request, "consultations/texts.html", context)


@require_safe
def group_views(request: VisitorRequest, code: str) -> HttpResponse:
    """What groups say in a survey, for everyone who may read what became of it."""
    phase = doors.survey_account(request.person, code)
    activity = phase.consultation.activity
    page = Paginator(surveys.group_views_in(phase), PER_PAGE).get_page(request.GET.get("page"))
    if may_read(request.person, activity):
        voice_services.mark_read([contribution.pk for contribution in page])
    context = {
        "activity": activity,
        "phase": phase,
        "page": page,
        "views": surveys.reviews_of(list(page)),
        "now": clock.now(),
    }
    return render(request, "consultations/group_views.html", context)


@require_safe
def open_data(request: VisitorRequest, code: str) -> StreamingHttpResponse:
    """The numbers of all phases, for everyone, as a table for spreadsheets."""
    activity = doors.open_data_of(request.person, code)
    rows = [tuple(row[name] for name in COLUMNS) for row in rows_of(activity)]
    response = StreamingHttpResponse(stream_csv(COLUMNS, rows), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="balai-{activity.code}.csv"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def outcome_publish(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.read_by(request.person, code)
    form = OutcomeForm(request.POST or None, initial={"language": activity.original_language})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            voice_services.publish_outcome(
                person=request.person,
                activity=activity,
                text=form.cleaned_data["text"],
                language=form.cleaned_data["language"],
                now=clock.now(),
            )
            messages.success(request, _("Published. Everyone who took part is told."))
            return redirect(activity)
    context = {"activity": activity, "form": form, "unanswered": unanswered(activity).count()}
    return render(request, "consultations/outcome_form.html", context, status=422 if form.errors else 200)
