"""The reminders of an event: its steps, and the form of one, with a look ahead and a test before it is saved."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.limits import TooManyTries
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity
from engagement.events import doors
from notifications.rules import selectors, services
from notifications.rules.forms import RuleForm, as_filled
from notifications.rules.labels import label_of
from notifications.rules.lookahead import look_ahead
from notifications.rules.models import ReminderRule
from notifications.rules.placeholders import PLACEHOLDERS

NEW = {"is_on": True, "timing": "clock", "days": 1, "for_whom": "all"}


@require_safe
@signed_in
def rule_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    steps = selectors.steps_of_event(activity)
    context = {
        "activity": activity,
        "hold": selectors.hold_of(activity),
        "steps": [(rule, label_of(rule)) for rule in steps],
        "may_add": sum(not rule.is_usual for rule in steps) < services.MOST_OF_ITS_OWN,
    }
    return render(request, "rules/rule_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rule_add(request: PersonRequest, code: str) -> HttpResponse:
    return _rule_page(request, doors.run_by(request.person, code), None)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rule_change(request: PersonRequest, code: str, step: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    rule = selectors.step_of_event(activity, step)
    if rule is None:
        raise Http404
    return _rule_page(request, activity, rule)


@require_POST
@signed_in
def rule_remove(request: PersonRequest, code: str, step: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    services.remove_rule(person=request.person, activity=activity, step=step, now=clock.now())
    messages.success(request, _("Done. The plan follows within a minute."))
    return redirect("rules:rule-list", code=code)


def _rule_page(request: PersonRequest, activity: Activity, rule: ReminderRule | None) -> HttpResponse:
    form = RuleForm(
        request.POST or None,
        original_language=activity.original_language,
        initial=as_filled(rule) if rule else NEW,
    )
    context: dict[str, object] = {
        "activity": activity,
        "rule": rule,
        "form": form,
        "placeholders": PLACEHOLDERS.items(),
    }
    if request.method == "POST" and form.is_valid():
        try:
            if done := _answered(request, activity, rule, form, context):
                return done
        except (ActivityError, TooManyTries) as refused:
            form.add_error(None, str(refused))
    return render(request, "rules/rule_form.html", context, status=422 if form.errors else 200)


def _answered(
    request: PersonRequest,
    activity: Activity,
    rule: ReminderRule | None,
    form: RuleForm,
    context: dict[str, object],
) -> HttpResponse | None:
    """Save and go back to the list; or put a preview into the page's context, or send a test, and stay."""
    step, plan, now = rule.step if rule else "", form.plan(), clock.now()
    if "save" in request.POST:
        services.save_rule(person=request.person, activity=activity, step=step, plan=plan, now=now)
        messages.success(request, _("Saved. The plan follows within a minute."))
        return redirect("rules:rule-list", code=activity.code)
    draft = services.drafted(activity, step=step, plan=plan)
    if "test" in request.POST:
        services.send_test(person=request.person, activity=activity, rule=draft, now=now)
        messages.success(request, _("A test is on its way to your own address. Nothing is saved yet."))
        return None
    there = selectors.steps_of_event(activity)
    context["preview"] = look_ahead(
        person=request.person, activity=activity, rule=draft, there=there, now=now
    )
    return None
