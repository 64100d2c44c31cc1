"""Pages of those who moderate: the queue, one case, an appeal, a burst."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.doors import visible
from engagement.desk import doors, policies, selectors, services
from engagement.desk.choices import Reason
from engagement.desk.forms import AppealDecisionForm, HideForm, LeaveForm
from engagement.desk.reportables import reportable
from engagement.desk.selectors import QueuedCase

PER_PAGE, LATELY = 20, 10


@require_safe
@signed_in
def case_list(request: PersonRequest) -> HttpResponse:
    doors.expect_moderator(request.person)
    now = clock.now()
    context = {
        "page": Paginator(selectors.waiting_for(request.person), PER_PAGE).get_page(request.GET.get("page")),
        "appeals": selectors.appeals_waiting(request.person),
        "bursts": selectors.bursts_for(request.person, now=now),
        "decided": selectors.decided_lately(request.person)[:LATELY],
    }
    return render(request, "desk/case_list.html", context)


@require_safe
@signed_in
def case_page(request: PersonRequest, code: str) -> HttpResponse:
    return _page(request, doors.case(request.person, code))


@require_POST
@signed_in
def case_leave(request: PersonRequest, code: str) -> HttpResponse:
    case, form = doors.case(request.person, code), LeaveForm(request.POST)
    if not form.is_valid():
        return _page(request, case, leave_form=form)
    with refusals_told(request):
        services.leave(person=request.person, case=case, note=form.cleaned_data["note"], now=clock.now())
        messages.success(request, _("It stays. Those who reported it with an account are told why."))
    return redirect("desk:case-list")


@require_POST
@signed_in
def case_hide(request: PersonRequest, code: str) -> HttpResponse:
    case, form = doors.case(request.person, code), HideForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            services.hide(
                person=request.person,
                case=case,
                reason=Reason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
                now=clock.now(),
            )
            messages.success(request, _("Hidden. The author is told why and how to ask for another look."))
        return redirect("desk:case-list")
    return _page(request, case, hide_form=form)


@require_POST
@signed_in
def appeal_decide(request: PersonRequest, code: str) -> HttpResponse:
    case, form = doors.case(request.person, code), AppealDecisionForm(request.POST)
    appeal = doors.appeal_on(case)
    if form.is_valid():
        with refusals_on(form):
            services.decide_appeal(person=request.person, appeal=appeal, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Decided. The author is told."))
            return redirect("desk:case-list")
    return _page(request, case, appeal_form=form)


@require_POST
@signed_in
def burst_look(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    if not policies.may_moderate(request.person, activity):
        raise Http404
    services.look_at_burst(person=request.person, activity=activity, now=clock.now())
    messages.success(request, _("Noted. What comes later is shown anew."))
    return redirect("desk:case-list")


def _page(
    request: PersonRequest,
    case: QueuedCase,
    *,
    leave_form: LeaveForm | None = None,
    hide_form: HideForm | None = None,
    appeal_form: AppealDecisionForm | None = None,
) -> HttpResponse:
    room, appeal = reportable(case.kind), selectors.appeal_on(case)
    context = {
        "case": case,
        "given": services.look_at_case(viewer=request.person, case=case, now=clock.now()),
        "label": room.label if room else case.kind,
        "reports": selectors.reports_on(case),
        "leave_form": leave_form or LeaveForm(),
        "hide_form": hide_form or HideForm(),
        "appeal": appeal,
        "appeal_form": appeal_form or AppealDecisionForm(),
        "may_decide_appeal": appeal is not None and policies.may_decide_appeal(request.person, appeal),
    }
    failed = any(form is not None for form in (leave_form, hide_form, appeal_form))
    return render(request, "desk/case_page.html", context, status=422 if failed else 200)
