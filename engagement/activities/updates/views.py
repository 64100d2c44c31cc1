"""Pages of the news: all of it, its feed, and for those who run the activity writing, correcting, withdrawing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from engagement.activities.doors import visible
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity, Update
from engagement.activities.updates import doors, feed, policies, selectors, services
from engagement.activities.updates.forms import CorrectionForm, UpdateForm, WithdrawalForm

PER_PAGE = 20


@require_safe
def update_list(request: VisitorRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    page = Paginator(selectors.of_activity(activity), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = selectors.as_read(page)
    may_tell = policies.may_tell(request.person, activity)
    context = {"activity": activity, "page": page, "may_tell": may_tell}
    return render(request, "activities/update_list.html", context)


@require_safe
def update_feed(request: VisitorRequest, code: str) -> HttpResponse:
    """Nothing of a sensitive activity: a reader's own service would learn what she follows."""
    activity = visible(None, code)
    if activity.is_sensitive:
        raise Http404
    return HttpResponse(feed.atom(activity), content_type="application/atom+xml; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def update_new(request: PersonRequest, code: str) -> HttpResponse:
    activity, now = doors.told_by(request.person, code), clock.now()
    form = UpdateForm(
        request.POST or None,
        has_account=policies.has_account(activity, now),
        initial={"language": activity.original_language, "is_account": "account" in request.GET},
    )
    if form.is_valid():
        try:
            services.publish_update(
                person=request.person,
                activity=activity,
                news=form.news(),
                once=form.cleaned_data["once"],
                now=now,
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Published. Everyone who joined or follows it is told in half an hour.")
            )
            return redirect("activities:update-list", code=code)
    context = {"activity": activity, "form": form}
    return render(request, "activities/update_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def update_change(request: PersonRequest, code: str, update_code: str) -> HttpResponse:
    activity, update = doors.one_told_by(request.person, code, update_code)
    form = CorrectionForm(request.POST or None, initial={"title": update.title, "text": update.text})
    if form.is_valid():
        try:
            services.correct_update(
                person=request.person, update=update, now=clock.now(), **form.cleaned_data
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Corrected. What it said before can still be read."))
            return redirect("activities:update-list", code=code)
    return _changing(request, activity, update, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def update_withdraw(request: PersonRequest, code: str, update_code: str) -> HttpResponse:
    activity, update = doors.one_told_by(request.person, code, update_code)
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        try:
            services.withdraw_update(
                person=request.person, update=update, note=form.cleaned_data["note"], now=clock.now()
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Withdrawn. The page says so, with your note."))
            return redirect("activities:update-list", code=code)
    return _changing(request, activity, update, withdrawal=form)


def _changing(
    request: PersonRequest,
    activity: Activity,
    update: Update,
    *,
    form: CorrectionForm | None = None,
    withdrawal: WithdrawalForm | None = None,
) -> HttpResponse:
    asked = form or withdrawal
    context = {
        "activity": activity,
        "update": update,
        "form": form or CorrectionForm(initial={"title": update.title, "text": update.text}),
        "withdrawal": withdrawal or WithdrawalForm(),
    }
    status = 422 if asked and asked.errors else 200
    return render(request, "activities/update_change.html", context, status=status)
