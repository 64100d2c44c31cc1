"""Pages of a helper: what is read to her, the questions, what she said read back, and the code to keep."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from engagement.activities.errors import ActivityError
from engagement.consultations import doors
from engagement.consultations.beside.consent import CONSENT_VERSION, consent_words
from engagement.consultations.beside.forms import BesideForm, ConsentForm
from engagement.consultations.beside.services import answer_beside
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen, QuestionsChanged
from engagement.consultations.models import Phase, Question
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.questions.branching import shown
from engagement.consultations.views import receipts

KEEP, CHANGE = "keep", "change"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def beside_begin(request: PersonRequest, code: str) -> HttpResponse:
    """What is read to her, in her language, and whether she says yes."""
    phase = doors.survey_changed_by(request.person, code)
    language = _language(request, phase)
    with override(language):
        form = ConsentForm(
            request.POST if request.method == "POST" else None,
            initial={"language": language, "agreed_to": CONSENT_VERSION},
        )
        if request.method == "POST" and form.is_valid():
            place = reverse("consultations:beside-answer", args=[code])
            agreed_to = form.cleaned_data["agreed_to"]
            return redirect(f"{place}?language={form.cleaned_data['language']}&agreed_to={agreed_to}")
        activity = phase.consultation.activity
        context = {
            "activity": activity,
            "phase": phase,
            "form": form,
            "words": consent_words(),
            "others": [(tag, name) for tag, name in settings.LANGUAGES if tag != language],
            "is_open": phase.state_at(clock.now(), activity) == PhaseState.OPEN,
        }
        status = 422 if form.errors else 200
        return render(request, "consultations/beside/consent.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@never_cache
def beside_answer(request: PersonRequest, code: str) -> HttpResponse:
    """The questions; sent, what she said is read back to her; said yes to, it is kept."""
    phase, now = doors.survey_changed_by(request.person, code), clock.now()
    if phase.state_at(now, phase.consultation.activity) != PhaseState.OPEN:
        messages.error(request, str(PhaseNotOpen()))
        return redirect(phase.consultation.activity)
    if request.method != "POST" and request.GET.get("agreed_to") != str(CONSENT_VERSION):
        return redirect("consultations:beside-begin", code)
    language, step = _language(request, phase), request.POST.get("to", "")
    with override(language):
        form = BesideForm(request.POST if request.method == "POST" else None, phase=phase, language=language)
        if request.method != "POST" or not form.is_valid() or step == CHANGE:
            return _ask(request, phase, form)
        if step != KEEP:
            return _read_back(request, phase, form)
        try:
            kept = answer_beside(
                helper=request.person,
                phase=phase,
                once=form.cleaned_data["once"],
                agreed_to=form.cleaned_data["agreed_to"],
                given=form.given(),
                language=language,
                now=now,
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
            if isinstance(refused, QuestionsChanged):
                form.show_anew(phase.version)
            return _ask(request, phase, form)
    done = redirect(f"{reverse('consultations:beside-done', args=[code])}?language={language}")
    return receipts.carry(done, kept.receipt)


@require_safe
@signed_in
@never_cache
def beside_done(request: PersonRequest, code: str) -> HttpResponse:
    """Her code, once, large enough to be written down."""
    phase = doors.survey_changed_by(request.person, code)
    with override(_language(request, phase)):
        context = {
            "activity": phase.consultation.activity,
            "phase": phase,
            "receipt": receipts.carried(request),
        }
        return receipts.shown(request, render(request, "consultations/beside/kept.html", context))


def _ask(request: PersonRequest, phase: Phase, form: BesideForm) -> HttpResponse:
    context = {"activity": phase.consultation.activity, "phase": phase, "form": form}
    status = 422 if form.errors else 200
    return render(request, "consultations/beside/questions.html", context, status=status)


def _read_back(request: PersonRequest, phase: Phase, form: BesideForm) -> HttpResponse:
    context = {
        "activity": phase.consultation.activity,
        "phase": phase,
        "told": _told(form),
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in {"csrfmiddlewaretoken", "to"}
        ],
    }
    return render(request, "consultations/beside/read_back.html", context)


def _told(form: BesideForm) -> Sequence[tuple[Question, list[str]]]:
    """The questions that are asked of her with what she said, in words."""
    said = form.answers()
    asked = shown(form.questions, said)
    answers = surveys.in_words(asked, said)
    return [(question, answers[question.code]) for question in asked]


def _language(request: HttpRequest, phase: Phase) -> str:
    """The language it is read to her in, and she answers in."""
    chosen = request.POST.get("language", "") or request.GET.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else phase.consultation.activity.original_language
