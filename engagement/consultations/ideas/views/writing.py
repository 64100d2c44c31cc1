"""Pages of who writes ideas: write, change, add, take back, support."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.consultations import doors
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import mandates_in, owned_among
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.forms import AdditionForm, IdeaForm
from engagement.consultations.ideas.services import ideas as services
from engagement.consultations.ideas.views.around import around, back_or, support_or_stop, to_idea
from engagement.consultations.models import Idea, Phase
from engagement.consultations.views import receipts
from engagement.consultations.watched import ANSWERS
from engagement.desk.offers import ASKS_HELP, offer_help


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def idea_write(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_by(doors.IDEAS, request.person, code)
    context, similar = around(request, phase), list[Idea]()
    if not context["is_open"]:
        messages.error(request, str(PhaseNotOpen()))
        return redirect("consultations:idea-list", code=code)
    mandates = mandates_in(request.person, phase, context["now"])
    form = IdeaForm(request.POST or None, categories=list(phase.categories.all()), mandates=mandates)
    if request.method == "POST" and form.is_valid():
        if context["may_read"] and not request.POST.get("looked"):
            similar = ideas.similar_ideas(phase, form.cleaned_data["title"])
        if not similar:
            with refusals_on(form):
                return _write(request, phase, form)
    context |= {
        "form": form,
        "similar": similar,
        "supported": ideas.supported_by(request.person, similar),
        "back": request.get_full_path(),
    }
    return render(request, "consultations/ideas/idea_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def idea_change(request: PersonRequest, code: str, idea_code: str) -> HttpResponse:
    idea = _own(request, code, idea_code)
    form = IdeaForm(request.POST or None, categories=list(idea.phase.categories.all()), idea=idea)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.change_idea(
                person=request.person,
                idea=idea,
                written=form.written(),
                language=request.LANGUAGE_CODE,
                asks_help=ASKS_HELP in request.POST,
                now=clock.now(),
            )
            offer_help(request, ANSWERS, idea.contribution.code)
            messages.success(request, _("Saved."))
            return to_idea(code, idea_code)
    context = around(request, idea.phase) | {"form": form, "idea": idea}
    return render(request, "consultations/ideas/idea_form.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def idea_add(request: PersonRequest, code: str, idea_code: str) -> HttpResponse:
    idea, form = _own(request, code, idea_code), AdditionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what you want to add."))
        return to_idea(code, idea_code)
    with refusals_told(request):
        services.add_to_idea(
            person=request.person,
            idea=idea,
            text=form.cleaned_data["addition"],
            language=request.LANGUAGE_CODE,
            now=clock.now(),
        )
        offer_help(request, ANSWERS, idea.contribution.code)
        messages.success(request, _("Added below your idea."))
    return to_idea(code, idea_code)


@require_POST
@signed_in
def idea_take_back(request: PersonRequest, code: str, idea_code: str) -> HttpResponse:
    idea = _own(request, code, idea_code)
    with refusals_told(request):
        services.take_back_idea(person=request.person, idea=idea, now=clock.now())
        messages.success(request, _("Taken back: its words are erased."))
    return redirect("consultations:idea-list", code=code)


@require_POST
@signed_in
def idea_support(request: PersonRequest, code: str, idea_code: str) -> HttpResponse:
    support_or_stop(request, doors.idea(request.person, code, idea_code))
    return back_or(request, lambda: to_idea(code, idea_code))


def _own(request: PersonRequest, code: str, idea_code: str) -> Idea:
    idea = doors.idea(request.person, code, idea_code)
    mandates = mandates_in(request.person, idea.phase, clock.now())
    if not owned_among(request.person, mandates, [idea.contribution]):
        raise Http404
    return idea


def _write(request: PersonRequest, phase: Phase, form: IdeaForm) -> HttpResponse:
    idea, given = services.write_idea(
        person=request.person,
        phase=phase,
        written=form.written(),
        language=request.LANGUAGE_CODE,
        for_organisation=form.group(),
        asks_help=ASKS_HELP in request.POST,
        now=clock.now(),
    )
    offer_help(request, ANSWERS, given.contribution.code)
    messages.success(request, _("Thank you. Your idea has arrived, and others can support it now."))
    return receipts.carry(to_idea(phase.code, idea.code), given.receipt)
