"""Pages on which minutes are written, on a phone."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.codes import spaced
from core.refusals import refusals_on, refusals_told
from engagement.activities.models import Activity
from engagement.events.doors import noted_by
from engagement.events.minutes import doors, selectors, services
from engagement.events.minutes.forms import DecisionForm, NotesForm, PointForm

RECEIPT_COOKIE = "receipt"
RECEIPT_SECONDS = 600


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def minutes_write(request: PersonRequest, code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    form = PointForm(request.POST or None, agenda=selectors.agenda_of(activity), initial=_last(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            given = services.note_point(
                person=request.person,
                event=activity.event,
                point=form.point(),
                once=form.cleaned_data["once"],
                now=clock.now(),
            )
            messages.success(request, _("Noted."))
            return back_to_writing(activity, receipt=given.receipt, item=form.cleaned_data.get("item", ""))
    return _page(request, activity, form=form)


@require_POST
@signed_in
def notes_write(request: PersonRequest, code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    form = NotesForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.write_notes(
                person=request.person,
                event=activity.event,
                notes=form.cleaned_data["text"],
                before=form.cleaned_data["before"],
                now=clock.now(),
            )
            messages.success(request, _("Saved."))
            return back_to_writing(activity)
    return _page(request, activity, notes_form=form)


@require_POST
@signed_in
def decision_note(request: PersonRequest, code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    form = DecisionForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.note_decision(
                person=request.person,
                event=activity.event,
                decided=form.decided(),
                once=form.cleaned_data["once"],
                now=clock.now(),
            )
            messages.success(request, _("Noted."))
            return back_to_writing(activity)
    return _page(request, activity, decision_form=form)


@require_POST
@signed_in
def decision_take_out(request: PersonRequest, code: str, decision_code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    decision = doors.decision_of(activity, decision_code)
    with refusals_told(request):
        services.take_decision_out(
            person=request.person, event=activity.event, decision=decision, now=clock.now()
        )
        messages.success(request, _("Taken out."))
    return back_to_writing(activity)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def point_change(request: PersonRequest, code: str, point_code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    noted, agenda = doors.point_of(activity, point_code), selectors.agenda_of(activity)
    spoken = noted.contribution.spoken
    item = noted.item.code if noted.item else ""
    form = PointForm(
        request.POST or None,
        agenda=agenda,
        initial={"kind": spoken.kind_of_speaker, "text": spoken.text, "item": item, "once": noted.once},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.change_point(
                person=request.person,
                event=activity.event,
                noted=noted,
                point=form.point(),
                now=clock.now(),
            )
            messages.success(request, _("Saved."))
            return back_to_writing(activity)
    context = {"activity": activity, "form": form, "point": noted}
    return render(request, "events/point_form.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def point_take_out(request: PersonRequest, code: str, point_code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    noted = doors.point_of(activity, point_code)
    with refusals_told(request):
        services.take_point_out(person=request.person, event=activity.event, noted=noted, now=clock.now())
        messages.success(request, _("Taken out. Its receipt code still says so."))
    return back_to_writing(activity)


def back_to_writing(activity: Activity, *, receipt: str = "", item: str = "") -> HttpResponse:
    """Back to writing, with the code in a cookie that this page alone reads, once: it is kept nowhere."""
    response = redirect("events:minutes-write", code=activity.code)
    if receipt:
        response.set_signed_cookie(
            RECEIPT_COOKIE,
            receipt,
            max_age=RECEIPT_SECONDS,
            path=response["Location"],
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    response["Location"] += f"?item={item}#form" if item else "#form"
    return response


def _last(request: PersonRequest) -> dict[str, str]:
    """What was spoken of last is most likely spoken of still."""
    return {"item": request.GET.get("item", "")[:10]}


def _page(
    request: PersonRequest,
    activity: Activity,
    *,
    form: PointForm | None = None,
    notes_form: NotesForm | None = None,
    decision_form: DecisionForm | None = None,
) -> HttpResponse:
    minutes = selectors.minutes_of(activity)
    notes = minutes.notes if minutes else ""
    receipt = request.get_signed_cookie(RECEIPT_COOKIE, default="", max_age=RECEIPT_SECONDS)
    forms = (form, notes_form, decision_form)
    context = {
        "activity": activity,
        "draft": minutes,
        "form": form or PointForm(agenda=selectors.agenda_of(activity), initial=_last(request)),
        "notes_form": notes_form or NotesForm(initial={"text": notes, "before": notes}),
        "notes_now": notes if notes_form else "",
        "decision_form": decision_form or DecisionForm(),
        "receipt": spaced(receipt or ""),
    }
    is_refused = any(one.errors for one in forms if one and one.is_bound)
    response = render(request, "events/minutes_write.html", context, status=422 if is_refused else 200)
    if receipt:
        response.delete_cookie(RECEIPT_COOKIE, path=request.path)
    return response
