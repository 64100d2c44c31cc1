"""Pages of ideas: the list, one idea, write, change, add, take back, support."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.consultations import doors
from engagement.consultations.choices import IdeaOrder, PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import mandates_in, owned_among
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.forms import AdditionForm, CommentForm, IdeaForm, IdeasWantedForm
from engagement.consultations.ideas.hidden import as_read_by
from engagement.consultations.ideas.services import ideas as services
from engagement.consultations.ideas.services import support as supporting
from engagement.consultations.models import Comment, Idea, Phase
from engagement.consultations.views import receipts
from engagement.consultations.watched import ANSWERS
from engagement.desk.offers import ASKS_HELP, offer_help
from engagement.voices import services as voice_services
from engagement.voices.policies import may_read
from engagement.voices.replies.selectors import themes_answering

PER_PAGE = 20


@require_safe
def idea_list(request: VisitorRequest, code: str) -> HttpResponse:
    phase = doors.phase_by(doors.IDEAS, request.person, code)
    categories = list(phase.categories.all())
    form = IdeasWantedForm(request.GET, categories=categories)
    form.is_valid()
    context = around(request, phase)
    found = ideas.wanted_ideas(phase, _wanted(request, form)) if context["may_read"] else Idea.objects.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = as_read_by(request.person, page)
    context |= {
        "form": form,
        "page": page,
        "categories": categories,
        "tabs": _tabs(request, form),
        "supported": ideas.supported_by(request.person, list(page)),
        "write_url": _way_to_write(request, phase),
    }
    return render(request, "consultations/ideas/idea_list.html", context)


@require_safe
def idea_show(request: VisitorRequest, code: str, idea_code: str) -> HttpResponse:
    idea = doors.idea(request.person, code, idea_code)
    context = around(request, idea.phase)
    page = comment_page(request, idea.phase, idea)
    written = [idea.contribution, *(comment.contribution for comment in page)]
    mandates = mandates_in(request.person, idea.phase, context["now"])
    owned = owned_among(request.person, mandates, written)
    if may_read(request.person, context["activity"]):
        read = [idea.contribution_id, *(comment.contribution_id for comment in page)]
        voice_services.mark_read(read)
    context |= {
        "idea": idea,
        "additions": idea.additions_shown,
        "is_own": idea.contribution_id in owned,
        "owned": owned,
        "is_taken_up": services.is_taken_up(idea),
        "supported": ideas.supported_by(request.person, [idea]),
        "page": page,
        "helped": ideas.supported_by(request.person, list(page)),
        "order": order_of(request),
        "themes": themes_answering(idea.contribution),
        "today": context["now"].date(),
        "addition_form": AdditionForm(),
        "comment_form": CommentForm(takes_stance=False, mandates=mandates),
        "receipt": receipts.carried(request),
    }
    return receipts.shown(request, render(request, "consultations/ideas/idea_page.html", context))


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


def support_or_stop(request: PersonRequest, what: Idea | Comment) -> None:
    """As the button said."""
    stops = request.POST.get("to") == "stop"
    with refusals_told(request):
        deed = supporting.stop_supporting if stops else supporting.support
        deed(person=request.person, what=what, now=clock.now())


def back_or(request: HttpRequest, otherwise: Callable[[], HttpResponse]) -> HttpResponse:
    """To the page of our own where the button stood."""
    back = request.POST.get("back", "")
    return redirect(back) if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else otherwise()


def around(request: VisitorRequest, phase: Phase) -> dict[str, Any]:
    """What every page of a phase of ideas or a discussion shows around it."""
    activity = phase.consultation.activity
    prompt = ideas.prompt_of(phase)
    now = clock.now()
    is_open = prompt is not None and phase.state_at(now, activity) == PhaseState.OPEN
    return {
        "activity": activity,
        "phase": phase,
        "prompt": prompt,
        "person": request.person,
        "is_open": is_open,
        "takes_comments": is_open and prompt is not None and prompt.takes_comments,
        "may_read": ideas.may_read_words(request.person, activity),
        "now": now,
        "shows_names": not activity.is_sensitive,
        "back": request.get_full_path(),
    }


def comment_page(request: VisitorRequest, phase: Phase, idea: Idea | None) -> Any:
    """One page of comments, thread by thread. Any: Django's page of a paginator has no type for its rows here."""
    comments = ideas.comments_in(phase, idea, order_of(request))
    page = Paginator(comments, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = as_read_by(request.person, page)
    return page


def order_of(request: HttpRequest) -> IdeaOrder:
    """The order asked for."""
    wants = request.GET.get("order") == IdeaOrder.SUPPORTED
    return IdeaOrder.SUPPORTED if wants else IdeaOrder.NEWEST


def to_idea(code: str, idea_code: str) -> HttpResponse:
    """To the page of one idea."""
    return redirect("consultations:idea-show", code=code, idea_code=idea_code)


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


def _way_to_write(request: VisitorRequest, phase: Phase) -> str:
    """Whoever is new here signs up first, and then comes to the page where she writes."""
    address = reverse("consultations:idea-write", args=[phase.code])
    return address if request.person else reverse("account_signup", query={"next": address})


def _wanted(request: VisitorRequest, form: IdeasWantedForm) -> ideas.IdeasWanted:
    cleaned = form.cleaned_data
    return ideas.IdeasWanted(
        order=IdeaOrder(cleaned.get("order") or IdeaOrder.NEWEST),
        category=cleaned.get("category", ""),
        words=cleaned.get("q", ""),
        by=request.person if cleaned.get("mine") else None,
    )


def _tabs(request: VisitorRequest, form: IdeasWantedForm) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is this one); what is searched stays."""
    mine, order = form.cleaned_data.get("mine"), form.cleaned_data.get("order") or IdeaOrder.NEWEST
    kept = request.GET.copy()
    for name in ("page", "order", "mine"):
        kept.pop(name, None)

    def address(**also: str) -> str:
        query = kept.copy()
        query.update(also)
        return f"?{query.urlencode()}"

    tabs = [
        (str(choice.label), address(order=choice.value), not mine and order == choice) for choice in IdeaOrder
    ]
    return [*tabs, (_("Mine"), address(mine="on"), bool(mine))] if request.person else tabs
