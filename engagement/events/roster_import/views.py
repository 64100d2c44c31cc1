"""Pages of the import: send a list, see what it would do, do it, take the refused rows along."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.sheets import XLSX_TYPE, SheetError, Workbook, read
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity
from engagement.events.doors import run_by
from engagement.events.policies import has_open_doors
from engagement.events.roster_import import storage
from engagement.events.roster_import.forms import RosterForm
from engagement.events.roster_import.limits import LIST_LIMITS
from engagement.events.roster_import.plan import Verdict, plan_import
from engagement.events.roster_import.refused import refused_xlsx
from engagement.events.roster_import.services import expect_held, import_roster
from engagement.events.roster_import.storage import Upload, UploadGone

SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_roster(request: PersonRequest, code: str) -> HttpResponse:
    activity = run_by(request.person, code)
    form = RosterForm(request.POST or None, request.FILES or None, activity=activity, event=activity.event)
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, activity, form)
        except (SheetError, ActivityError) as refused:
            form.add_error("file", str(refused))
    return render(
        request,
        "events/roster_upload.html",
        {"activity": activity, "form": form, "has_open_doors": has_open_doors(activity, clock.now())},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_roster_preview(request: PersonRequest, code: str, token: str) -> HttpResponse:
    activity = run_by(request.person, code)
    try:
        upload, workbook = _found(request, activity, token)
    except UploadGone:
        messages.error(request, _("That list is no longer kept here. Choose the file again."))
        return redirect("events:event-roster", code=code)
    if request.method == "POST":
        _carry_out(request, activity, upload, workbook)
        return redirect("events:event-roster-preview", code=code, token=token)
    now = clock.now()
    plan = plan_import(activity=activity, workbook=workbook, usual_mode=upload.mode, now=now)
    context = {
        "activity": activity,
        "token": token,
        "file": upload.name,
        "plan": plan,
        "new": plan.of(Verdict.NEW),
        "known": plan.of(Verdict.KNOWN),
        "already": plan.of(Verdict.ALREADY),
        "absent": plan.of(Verdict.ABSENT),
        "refused": plan.refused[:SHOWN],
        "to_mark": plan.to_mark[:SHOWN],
        "shown": SHOWN,
        "has_begun": activity.starts_at <= now,
    }
    return render(request, "events/roster_preview.html", context)


@require_GET
@signed_in
def event_roster_refused(request: PersonRequest, code: str, token: str) -> HttpResponseBase:
    activity = run_by(request.person, code)
    try:
        upload, workbook = _found(request, activity, token)
    except UploadGone:
        messages.error(request, _("That list is no longer kept here. Choose the file again."))
        return redirect("events:event-roster", code=code)
    plan = plan_import(activity=activity, workbook=workbook, usual_mode=upload.mode, now=clock.now())
    response = StreamingHttpResponse(refused_xlsx(plan, workbook), content_type=XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="refused-{activity.code}.xlsx"'
    return response


def _kept(request: PersonRequest, activity: Activity, form: RosterForm) -> HttpResponse:
    """A list that can be read is kept, and its preview shown. Raises SheetError, RosterTooEarly, TooEarlyToMark."""
    now = clock.now()
    expect_held(activity, now)
    file = form.cleaned_data["file"]
    content = file.read()
    read(content, file.name, LIST_LIMITS)
    token = storage.keep(
        content,
        name=file.name,
        mode=form.chosen_mode(),
        activity=activity,
        person=request.person,
        now=now,
    )
    return redirect("events:event-roster-preview", code=activity.code, token=token)


def _found(request: PersonRequest, activity: Activity, token: str) -> tuple[Upload, Workbook]:
    upload = storage.find(token, activity=activity, person=request.person, now=clock.now())
    return upload, upload.workbook()


def _carry_out(request: PersonRequest, activity: Activity, upload: Upload, workbook: Workbook) -> None:
    try:
        plan = import_roster(
            person=request.person,
            event=activity.event,
            workbook=workbook,
            usual_mode=upload.mode,
            now=clock.now(),
        )
    except ActivityError as refused:
        messages.error(request, str(refused))
        return
    marked = len(plan.to_mark)
    done = ngettext("%(count)d person is marked as come.", "%(count)d people are marked as come.", marked)
    messages.success(request, done % {"count": marked})
