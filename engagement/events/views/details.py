"""What a registration tells beside size and way: her own page, and the organiser's view and file of all."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_on
from core.sheets import CSV_TYPE, XLSX_TYPE, stream_csv, stream_xlsx
from engagement.events import details_sheet, doors, selectors, services
from engagement.events.forms import DetailsForm

PER_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_details(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    registration = doors.own(request.person, activity)
    form = DetailsForm(
        request.POST or None,
        registration=registration,
        questions=selectors.questions_of(activity.event),
        answers=selectors.answers_of(registration),
        language=activity.original_language,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.tell_details(
                person=request.person, event=activity.event, details=form.details(), now=clock.now()
            )
            messages.success(request, _("Thank you. The organisers see what you told them."))
            return redirect(activity)
    context = {"activity": activity, "form": form}
    return render(request, "events/event_details.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def event_answers(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    page = Paginator(selectors.details_of(activity.event), PER_PAGE).get_page(request.GET.get("page"))
    people = [registration.person_id for registration in page]
    log_looks(viewer=request.person, people=people, what=Look.EVENT_PEOPLE, now=clock.now())
    questions = selectors.questions_of(activity.event)
    context = {
        "activity": activity,
        "page": page,
        "sums": selectors.need_sums(activity.event),
        "rows": [details_sheet.said_by(registration, questions) for registration in page],
    }
    return render(request, "events/event_answers.html", context)


@require_GET
@signed_in
def event_answers_file(request: PersonRequest, code: str, sheet: str) -> StreamingHttpResponse:
    activity = doors.run_by(request.person, code)
    questions = selectors.questions_of(activity.event)
    rows = details_sheet.rows(activity.event, questions, viewer=request.person, now=clock.now())
    write, kind = {"csv": (stream_csv, CSV_TYPE), "xlsx": (stream_xlsx, XLSX_TYPE)}[sheet]
    response = StreamingHttpResponse(write(details_sheet.headings(questions), rows), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="balai-answers-{activity.code}.{sheet}"'
    return response
