"""Pages of whoever takes part: answer, look at one's answers, take them back, a new receipt code."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_told
from engagement.activities.errors import ActivityError
from engagement.consultations import doors, watched
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen, QuestionsChanged
from engagement.consultations.models import Phase
from engagement.consultations.services import answers as services
from engagement.consultations.versioned import VersionedForm
from engagement.consultations.views import receipts
from engagement.consultations.views.speaking import speaker, to_choose
from engagement.desk.offers import ASKS_HELP
from engagement.voices import selectors as voices
from engagement.voices import services as voice_services
from engagement.voices.replies.selectors import themes_answering


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answers_give(request: PersonRequest, code: str) -> HttpResponse:
    phase, now = doors.phase(request.person, code), clock.now()
    activity, method = phase.consultation.activity, doors.answered_in(phase)
    if phase.state_at(now, activity) != PhaseState.OPEN:
        messages.error(request, str(PhaseNotOpen()))
        return redirect(activity)
    if request.method != "POST" and (mandates := to_choose(request, phase, now)):
        context = {"activity": activity, "phase": phase, "mandates": mandates}
        return render(request, "consultations/who_speaks.html", context)
    speaks = speaker(request, phase, now)
    if request.method != "POST" and speaks.group is None and method.is_walked(phase):
        return redirect("consultations:answer-resume", code)
    contribution = voices.contribution_of(speaks.giver, activity, phase.slot)
    form, taking_part = method.form(phase, contribution, request.POST or None, speaks.giver)
    if request.method == "POST" and form.is_valid():
        try:
            given = services.take_part(
                person=request.person,
                phase=phase,
                given=taking_part.given(),
                language=request.LANGUAGE_CODE,
                for_organisation=speaks.group,
                asks_help=ASKS_HELP in request.POST,
                now=now,
            )
        except ActivityError as refused:
            _refuse(form, refused, phase)
        else:
            watched.offer(request, given.contribution)
            return thanks(request, phase, given.receipt, speaks.query)
    context = {"activity": activity, "phase": phase, "form": form, "contribution": contribution}
    context |= {"group": speaks.group}
    return render(request, method.answer_template, context, status=422 if form.errors else 200)


@require_safe
@signed_in
def answers_review(request: PersonRequest, code: str) -> HttpResponse:
    phase, now = doors.phase(request.person, code), clock.now()
    activity, method = phase.consultation.activity, doors.answered_in(phase)
    speaks = speaker(request, phase, now)
    contribution = voices.contribution_of(speaks.giver, activity, phase.slot)
    if contribution is None:
        return redirect(activity)
    context = {
        "group": speaks.group,
        "query": speaks.query,
        "activity": activity,
        "phase": phase,
        "contribution": contribution,
        "is_open": phase.state_at(now, activity) == PhaseState.OPEN,
        "review": method.review(contribution),
        "review_template": method.review_template,
        "outcome": voices.outcome_of(activity),
        "themes": themes_answering(contribution),
        "today": now.date(),
        "receipt": receipts.carried(request),
    }
    return receipts.shown(request, render(request, "consultations/answers_review.html", context))


@require_POST
@signed_in
def answers_take_back(request: PersonRequest, code: str) -> HttpResponse:
    phase, now = doors.answered_phase(request.person, code), clock.now()
    group = speaker(request, phase, now).group
    with refusals_told(request):
        services.take_back_answers(person=request.person, phase=phase, for_organisation=group, now=now)
        messages.success(
            request, _("Taken back. Your answers are gone. You can answer anew until it closes.")
        )
    return redirect(phase.consultation.activity)


@require_POST
@signed_in
def receipt_renew(request: PersonRequest, code: str) -> HttpResponse:
    phase, now = doors.answered_phase(request.person, code), clock.now()
    speaks = speaker(request, phase, now)
    contribution = voices.contribution_of(speaks.giver, phase.consultation.activity, phase.slot)
    if speaks.giver is None or contribution is None:
        return redirect(phase.consultation.activity)
    receipt = voice_services.renew_receipt(giver=speaks.giver, contribution=contribution, now=now)
    return _with_receipt(phase, receipt, speaks.query)


def thanks(request: PersonRequest, phase: Phase, receipt: str, query: str = "") -> HttpResponse:
    """To one's answers, with the receipt code of a first giving."""
    if receipt:
        messages.success(request, _("Thank you. Your answers have arrived."))
    else:
        messages.success(request, _("Your new answers stand in place of the old ones."))
    return _with_receipt(phase, receipt, query)


def _with_receipt(phase: Phase, receipt: str, query: str) -> HttpResponse:
    """To the page of one's answers, which shows the code."""
    address = reverse("consultations:answers-review", args=[phase.code])
    return receipts.carry(redirect(f"{address}{query}"), receipt)


def _refuse(form: BaseForm, refused: ActivityError, phase: Phase) -> None:
    form.add_error(None, str(refused))
    if isinstance(refused, QuestionsChanged) and isinstance(form, VersionedForm):
        form.show_anew(phase.version)
