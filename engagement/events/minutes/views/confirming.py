"""Pages on which minutes are read, confirmed, corrected and answered."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.errors import ActivityError, NotAllowed
from engagement.activities.policies import may_note
from engagement.events.doors import noted_by, run_by
from engagement.events.minutes import doors, policies, selectors, services
from engagement.events.minutes.forms import CorrectionForm
from engagement.events.minutes.shown import shown, shown_draft
from engagement.events.minutes.views.writing import back_to_writing
from engagement.voices import selectors as voices
from engagement.voices.forms import OutcomeForm
from engagement.voices.themes.selectors import unanswered


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
    with refusals_told(request):
        services.begin_correction(
            person=request.person, event=activity.event, note=form.cleaned_data["note"], now=clock.now()
        )
        messages.success(
            request,
            _("You can change the minutes now. What was confirmed stands until the group confirms anew."),
        )
    return back_to_writing(activity)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def outcome_publish(request: PersonRequest, code: str) -> HttpResponse:
    activity = run_by(request.person, code)
    form = OutcomeForm(request.POST or None, initial={"language": activity.original_language})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.publish_outcome(
                person=request.person, event=activity.event, now=clock.now(), **form.cleaned_data
            )
            messages.success(request, _("Published. Everyone who came is told."))
            return redirect("events:minutes-read", code=code)
    context = {"activity": activity, "form": form, "points": voices.points_of(activity)}
    context["unanswered"] = unanswered(activity).count()
    return render(request, "events/outcome_form.html", context, status=422 if form.errors else 200)
