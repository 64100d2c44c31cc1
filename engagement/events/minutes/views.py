"""Pages of agendas and minutes: read them, write them on a phone, confirm and correct them."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.codes import spaced
from engagement.activities.errors import ActivityError, NotAllowed
from engagement.activities.models import Activity
from engagement.activities.policies import may_note
from engagement.events.doors import noted_by, run_by
from engagement.events.minutes import doors, policies, selectors, services
from engagement.events.minutes.forms import CorrectionForm, DecisionForm, NotesForm, PointForm
from engagement.events.minutes.shown import shown, shown_draft
from engagement.voices import selectors as voices
from engagement.voices.forms import OutcomeForm
from engagement.voices.themes.selectors import unanswered

RECEIPT_COOKIE = "receipt"
RECEIPT_SECONDS = 600


@require_safe
def minutes_read(request: VisitorRequest, code: str) -> HttpResponse:
    activity = doors.read_by(request.person, code)
    versions = selectors.versions_of(activity)
    wanted = request.GET.get("version", "")
    version = next((one for one in versions if str(one.number) == wanted), versions[0] if versions else None)
    context = {
        "activity": activity,
        "agenda": selectors.agenda_of(activity),
        "versions": versions,
        "version": version,
        "minutes": shown(version, activity) if version else None,
        "outcome": voices.outcome_of(activity),
    }
    return render(request, "events/minutes_page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def minutes_write(request: PersonRequest, code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    form = PointForm(request.POST or None, agenda=selectors.agenda_of(activity), initial=_last(request))
    if request.method == "POST" and form.is_valid():
        try:
            given = services.note_point(
                person=request.person,
                event=activity.event,
                point=form.point(),
                once=form.cleaned_data["once"],
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Noted."))
            return _written(activity, receipt=given.receipt, item=form.cleaned_data.get("item", ""))
    return _page(request, activity, form=form)


@require_POST
@signed_in
def notes_write(request: PersonRequest, code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    form = NotesForm(request.POST)
    if form.is_valid():
        try:
            services.write_notes(
                person=request.person,
                event=activity.event,
                notes=form.cleaned_data["text"],
                before=form.cleaned_data["before"],
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return _written(activity)
    return _page(request, activity, notes_form=form)


@require_POST
@signed_in
def decision_note(request: PersonRequest, code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            services.note_decision(
                person=request.person,
                event=activity.event,
                decided=form.decided(),
                once=form.cleaned_data["once"],
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Noted."))
            return _written(activity)
    return _page(request, activity, decision_form=form)


@require_POST
@signed_in
def decision_take_out(request: PersonRequest, code: str, decision_code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    decision = doors.decision_of(activity, decision_code)
    try:
        services.take_decision_out(
            person=request.person, event=activity.event, decision=decision, now=clock.now()
        )
        messages.success(request, _("Taken out."))
    except ActivityError as refused:
        messages.error(request, str(refused))
    return _written(activity)


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
        try:
            services.change_point(
                person=request.person,
                event=activity.event,
                noted=noted,
                point=form.point(),
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return _written(activity)
    context = {"activity": activity, "form": form, "point": noted}
    return render(request, "events/point_form.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def point_take_out(request: PersonRequest, code: str, point_code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    noted = doors.point_of(activity, point_code)
    try:
        services.take_point_out(person=request.person, event=activity.event, noted=noted, now=clock.now())
        messages.success(request, _("Taken out. Its receipt code still says so."))
    except ActivityError as refused:
        messages.error(request, str(refused))
    return _written(activity)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def minutes_check(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.confirmed_by(request.person, code)
    if request.method == "POST":
        try:
            services.confirm_minutes(person=request.person, event=activity.event, now=clock.now())
        except NotAllowed as hidden:
            raise Http404 from hidden
        except ActivityError as refused:
            messages.error(request, str(refused))
            return redirect("events:minutes-check", code=code)
        messages.success(request, _("Confirmed. Everyone who came is told."))
        return redirect("events:minutes-read", code=code)
    minutes = selectors.minutes_of(activity)
    context = {
        "activity": activity,
        "draft": minutes,
        "minutes": shown_draft(minutes) if minutes else None,
        "may_confirm": policies.may_confirm(request.person, activity),
        "may_note": may_note(request.person, activity),
        "is_writer": minutes is not None and minutes.written_by_id == request.person.pk,
        "is_alone": selectors.is_alone(activity),
        "correction_form": CorrectionForm(),
    }
    return render(request, "events/minutes_check.html", context)


@require_POST
@signed_in
def minutes_correct(request: PersonRequest, code: str) -> HttpResponse:
    activity = noted_by(request.person, code)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what is corrected, in a few words."))
        return redirect("events:minutes-check", code=code)
    try:
        services.begin_correction(
            person=request.person, event=activity.event, note=form.cleaned_data["note"], now=clock.now()
        )
        messages.success(
            request,
            _("You can change the minutes now. What was confirmed stands until the group confirms anew."),
        )
    except ActivityError as refused:
        messages.error(request, str(refused))
    return _written(activity)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def outcome_publish(request: PersonRequest, code: str) -> HttpResponse:
    activity = run_by(request.person, code)
    form = OutcomeForm(request.POST or None, initial={"language": activity.original_language})
    if request.method == "POST" and form.is_valid():
        try:
            services.publish_outcome(
                person=request.person, event=activity.event, now=clock.now(), **form.cleaned_data
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Published. Everyone who came is told."))
            return redirect("events:minutes-read", code=code)
    context = {"activity": activity, "form": form, "points": voices.points_of(activity)}
    context["unanswered"] = unanswered(activity).count()
    return render(request, "events/outcome_form.html", context, status=422 if form.errors else 200)


def _last(request: PersonRequest) -> dict[str, str]:
    """What was spoken of last is most likely spoken of still."""
    return {"item": request.GET.get("item", "")[:10]}


def _written(activity: Activity, *, receipt: str = "", item: str = "") -> HttpResponse:
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
