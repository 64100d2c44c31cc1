"""Pages of the trunk: home, list, an activity, and the verbs every kind shares."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock, health
from core.context import reader_zone
from core.times import zone_name
from engagement.activities import policies, selectors, services
from engagement.activities.cards import cards, where
from engagement.activities.choices import State
from engagement.activities.doors import visible
from engagement.activities.errors import ActivityError, NotAllowed
from engagement.activities.following.selectors import is_followed
from engagement.activities.forms import ListForm, MonthForm, ReturnForm
from engagement.activities.kinds import kinds
from engagement.activities.models import Activity
from engagement.activities.month import bounds, month_of
from engagement.activities.tools import tools_of
from engagement.activities.updates import policies as updates
from engagement.activities.updates.selectors import on_page as updates_on_page

PER_PAGE = 20
ON_HOME = 6
MOST_IN_MONTH = 300


@require_safe
def home(request: VisitorRequest) -> HttpResponse:
    now = clock.now()
    near = selectors.near(request.person, now=now)[:ON_HOME]
    return render(
        request,
        "activities/home.html",
        {"cards": cards(near, now=now), "form": ListForm(), "kinds": kinds().values()},
    )


@require_safe
def activity_list(request: VisitorRequest) -> HttpResponse:
    now = clock.now()
    form = ListForm(request.GET)
    wanted = form.wanted()
    page = Paginator(selectors.published(wanted, now=now), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "cards": cards(page, now=now),
        "wanted": wanted,
        "kinds": kinds().values(),
    }
    return render(request, "activities/activity_list.html", context)


@require_safe
def activity_month(request: VisitorRequest) -> HttpResponse:
    form, now = MonthForm(request.GET), clock.now()
    zone = form.zone(reader_zone(request))
    first = form.first_day(now.astimezone(ZoneInfo(zone)).date())
    start, end = bounds(first, zone)
    found = selectors.on_between(form.wanted(), start=start, end=end)[: MOST_IN_MONTH + 1]
    shown = cards(found, now=now)
    language = get_language() or "en"
    context = {
        "form": form,
        "wanted": form.wanted(),
        "month": month_of(first, shown[:MOST_IN_MONTH], zone=zone, language=language, now=now),
        "has_more": len(shown) > MOST_IN_MONTH,
        "zone": zone_name(zone, language=language),
    }
    return render(request, "activities/activity_month.html", context)


@require_safe
def activity_page(request: VisitorRequest, slug: str, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    if slug != activity.slug:
        return redirect(activity)
    return show(request, activity)


@require_safe
@signed_in
def activity_work(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    stages = tools_of(request.person, activity)
    if not stages:
        raise Http404
    alarms = health.problems(clock.now()) if request.person.powers.is_staff else []
    context = {"activity": activity, "stages": stages, "alarms": alarms}
    return render(request, "activities/activity_work.html", context)


@require_safe
@signed_in
def activity_mine(request: PersonRequest) -> HttpResponse:
    now = clock.now()
    page = Paginator(selectors.worked_on_by(request.person), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "cards": cards(page, now=now), "kinds": kinds().values()}
    return render(request, "activities/activity_mine.html", context)


@require_POST
@signed_in
def activity_submit(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    done = _deed(request, lambda: services.submit(person=request.person, activity=activity, now=clock.now()))
    if done and done.published_at:
        messages.success(request, _("Published. Everyone can see it now."))
    elif done:
        messages.success(request, _("Sent. A coordinator of the place looks at it before everyone sees it."))
    return redirect(activity)


@require_POST
@signed_in
def activity_approve(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    if _deed(request, lambda: services.approve(person=request.person, activity=activity, now=clock.now())):
        messages.success(request, _("Published. Everyone can see it now."))
    return redirect(activity)


@require_POST
@signed_in
def activity_return(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return show(request, activity, {"return_form": form}, status=422)
    note = form.cleaned_data["note"]
    if _deed(
        request,
        lambda: services.return_for_changes(
            person=request.person, activity=activity, note=note, now=clock.now()
        ),
    ):
        messages.success(request, _("Sent back to the organiser with your note."))
        # It is a draft of its group again, and not hers to see.
        return redirect("insights:desk-review")
    return redirect(activity)


@require_POST
@signed_in
def activity_close(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    if _deed(request, lambda: services.close(person=request.person, activity=activity, now=clock.now())):
        messages.success(request, _("Closed. Nobody can join any more; what was done stays."))
    return redirect(activity)


@require_POST
@signed_in
def activity_withdraw(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    if _deed(request, lambda: services.withdraw(person=request.person, activity=activity, now=clock.now())):
        messages.success(request, _("Called off. Everyone who joined will be told."))
    return redirect(activity)


def show(
    request: VisitorRequest, activity: Activity, more: dict[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """An activity's page, with a form that was refused where `more` brings one."""
    now, person = clock.now(), request.person
    kind = kinds()[activity.kind]
    helps = policies.helps(person, activity)
    news = updates_on_page(activity)
    context = {
        "activity": activity,
        "kind": kind,
        "now": now,
        "where": where(activity, knows_place=policies.may_know_place(person, activity)),
        "is_open": activity.state == State.PUBLISHED and activity.ends_at > now,
        "may_change": person and policies.may_change(person, activity),
        "may_review": policies.waits_for(person, activity),
        "may_run": person is not None and policies.may_run(person, activity),
        "may_call_off": person is not None and policies.may_call_off(person, activity),
        "helps": helps,
        "has_tools": bool(person and helps and tools_of(person, activity)),
        "shows_numbers": policies.may_know_numbers(person, activity),
        "return_form": ReturnForm(),
        "follows": not helps and is_followed(person, activity),
        "account_is_due": not news["account"]
        and updates.may_tell(person, activity)
        and updates.has_account(activity, now),
        **news,
    }
    context |= kind.page(activity=activity, person=person, now=now) | (more or {})
    return render(request, kind.page_template, context, status=status)


def _deed(request: VisitorRequest, deed: Callable[[], Activity]) -> Activity | None:
    try:
        return deed()
    except NotAllowed as hidden:
        # Whoever may not do it need not learn that it can be done.
        raise Http404 from hidden
    except ActivityError as refused:
        messages.error(request, str(refused))
        return None
