"""Pages of whoever plans a vote: its rule and its options."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.consultations import doors
from engagement.consultations.decisions import selectors as ballots
from engagement.consultations.decisions import services
from engagement.consultations.decisions.counting import rule_named
from engagement.consultations.decisions.forms import DecisionForm, OptionForm
from engagement.consultations.decisions.verdicts import what_it_takes
from engagement.consultations.methods import method_named
from engagement.consultations.models import Phase


@require_safe
@signed_in
def decision_show(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.decision_changed_by(request.person, code)
    (decision, options), is_voted = ballots.offered_in(phase), ballots.is_voted(phase)
    context = {
        "activity": phase.consultation.activity,
        "phase": phase,
        "rule": rule_named(decision.rule),
        "what_it_takes": what_it_takes(decision),
        "options": options,
        "is_voted": is_voted,
        "unready": method_named(phase.method).unready(phase),
        "can_add": not is_voted and len(options) < services.MOST_OPTIONS,
    }
    return render(request, "consultations/decision/decision_show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decision_plan(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.decision_changed_by(request.person, code)
    form = DecisionForm(request.POST or None, initial=DecisionForm.said_of(ballots.decision_of(phase)))
    return _write(
        request,
        phase,
        form,
        lambda: services.plan_decision(
            person=request.person, phase=phase, planned=form.planned(), now=clock.now()
        ),
        _("Change the rule"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def option_add(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.decision_changed_by(request.person, code)
    form = OptionForm(request.POST or None)
    return _write(
        request,
        phase,
        form,
        lambda: services.add_option(
            person=request.person, phase=phase, offered=form.offered(), now=clock.now()
        ),
        _("A new option"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def option_change(request: PersonRequest, code: str, option_code: str) -> HttpResponse:
    phase = doors.decision_changed_by(request.person, code)
    option = doors.option(phase, option_code)
    form = OptionForm(request.POST or None, initial=OptionForm.said_of(option))
    return _write(
        request,
        phase,
        form,
        lambda: services.change_option(
            person=request.person, phase=phase, option=option, offered=form.offered(), now=clock.now()
        ),
        _("Change the option"),
    )


@require_POST
@signed_in
def option_move(request: PersonRequest, code: str, option_code: str) -> HttpResponse:
    phase = doors.decision_changed_by(request.person, code)
    option, up = doors.option(phase, option_code), request.POST.get("to") == "up"
    with refusals_told(request):
        services.move_option(person=request.person, phase=phase, option=option, up=up, now=clock.now())
    response = redirect("consultations:decision-show", code=code)
    response["Location"] += f"#o-{option_code}"
    return response


@require_POST
@signed_in
def option_remove(request: PersonRequest, code: str, option_code: str) -> HttpResponse:
    phase = doors.decision_changed_by(request.person, code)
    option = doors.option(phase, option_code)
    with refusals_told(request):
        services.remove_option(person=request.person, phase=phase, option=option, now=clock.now())
    return redirect("consultations:decision-show", code=code)


def _write(
    request: PersonRequest,
    phase: Phase,
    form: DecisionForm | OptionForm,
    deed: Callable[[], object],
    title: str | Promise,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            deed()
            messages.success(request, _("Saved."))
            return redirect("consultations:decision-show", code=phase.code)
    context = {"phase": phase, "activity": phase.consultation.activity, "form": form, "title": title}
    return render(
        request, "consultations/decision/decision_form.html", context, status=422 if form.errors else 200
    )
