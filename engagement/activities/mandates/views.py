"""Pages about who speaks for a group."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.mandates import doors, policies, selectors, services
from engagement.activities.mandates.forms import MandateForm, ObjectionAnswerForm, ObjectionForm
from engagement.activities.models import Mandate

PER_PAGE = 20
A_YEAR = timedelta(days=365)


@require_safe
@signed_in
def mandate_list(request: PersonRequest, code: str) -> HttpResponse:
    group, now = doors.group(request.person, code), clock.now()
    page = Paginator(selectors.mandates_of(group), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "page": page,
        "rows": [(mandate, mandate.stands_at(now)) for mandate in page],
        "may_grant": policies.may_grant(request.person, group),
    }
    return render(request, "activities/mandate_list.html", context)


@require_safe
@signed_in
def mandate_objected(request: PersonRequest) -> HttpResponse:
    places = doors.coordinated(request.person)
    context = {"mandates": selectors.objected_in(places, clock.now())}
    return render(request, "activities/mandate_objected.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mandate_grant(request: PersonRequest, code: str) -> HttpResponse:
    group, now = doors.granting(request.person, code), clock.now()
    today = now.date()
    form = MandateForm(
        request.POST or None,
        organisation=group,
        person=request.person,
        now=now,
        initial={
            "starts_on": today,
            "expires_on": today + A_YEAR,
            "activity": request.GET.get("in", ""),
            "holder": request.GET.get("for", ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            mandate = services.grant_mandate(
                person=request.person, organisation=group, plan=form.plan(), now=now
            )
            messages.success(request, _("Saved. The members can read it and object."))
            return _to(mandate)
    context = {"group": group, "form": form, "is_alone": policies.is_alone(request.person, group)}
    return render(request, "activities/mandate_form.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def mandate_page(request: PersonRequest, code: str, mandate_code: str) -> HttpResponse:
    return _show(request, doors.mandate(request.person, code, mandate_code))


@require_POST
@signed_in
def mandate_withdraw(request: PersonRequest, code: str, mandate_code: str) -> HttpResponse:
    mandate = doors.withdrawing(request.person, code, mandate_code)
    with refusals_told(request):
        services.withdraw_mandate(person=request.person, mandate=mandate, now=clock.now())
        messages.success(request, _("Withdrawn. What was given until now stands."))
    return _to(mandate)


@require_POST
@signed_in
def mandate_object(request: PersonRequest, code: str, mandate_code: str) -> HttpResponse:
    """Object, or with `take_back` no more."""
    mandate = doors.objecting(request.person, code, mandate_code)
    form = ObjectionForm(request.POST)
    if "take_back" in request.POST:
        services.take_objection_back(person=request.person, mandate=mandate, now=clock.now())
        messages.success(request, _("Taken back. Nothing of it is kept."))
        return (
            _to(mandate)
            if policies.may_read(request.person, mandate.organisation)
            else redirect("accounts:me")
        )
    if not form.is_valid():
        return _show(request, mandate, form)
    with refusals_told(request):
        services.object_to(
            person=request.person, mandate=mandate, reason=form.cleaned_data["reason"], now=clock.now()
        )
        messages.success(request, _("Kept. Those who manage the group read it, without your name."))
    return _to(mandate)


@require_POST
@signed_in
def objection_answer(
    request: PersonRequest, code: str, mandate_code: str, objection_code: str
) -> HttpResponse:
    mandate = doors.mandate(request.person, code, mandate_code)
    objection = doors.objection(request.person, mandate, objection_code)
    form = ObjectionAnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write an answer first."))
        return _to(mandate)
    services.answer_objection(
        person=request.person, objection=objection, answer=form.cleaned_data["answer"], now=clock.now()
    )
    messages.success(request, _("Saved. Whoever objected reads it on this page."))
    return _to(mandate)


def _to(mandate: Mandate) -> HttpResponse:
    return redirect("activities:mandate-page", code=mandate.organisation.code, mandate_code=mandate.code)


def _show(request: PersonRequest, mandate: Mandate, form: ObjectionForm | None = None) -> HttpResponse:
    person, now = request.person, clock.now()
    own = selectors.objection_of(person, mandate)
    is_over = mandate.withdrawn_at is not None or mandate.day_at(now) > mandate.expires_on
    reads = policies.may_read_objections(person, mandate.organisation)
    may_answer = policies.may_answer(person, mandate)
    objections = selectors.objections_to(mandate) if reads else ()
    context = {
        "group": mandate.organisation,
        "mandate": mandate,
        "stands": mandate.stands_at(now),
        "is_over": is_over,
        "own": own,
        "objections": [
            (each, ObjectionAnswerForm(auto_id=f"id_%s_{each.code}") if may_answer else None)
            for each in objections
        ],
        "reads_objections": reads,
        "may_object": not is_over and policies.may_object(person, mandate),
        "may_withdraw": not is_over and policies.may_withdraw(person, mandate),
        "form": form or ObjectionForm(initial={"reason": own.reason if own else ""}),
    }
    status = 422 if form and form.errors else 200
    return render(request, "activities/mandate_page.html", context, status=status)
