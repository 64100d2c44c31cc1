"""What the pages of ideas and comments have in common: what stands around them, and where they lead."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.refusals import refusals_told
from engagement.consultations.choices import IdeaOrder, PhaseState
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.hidden import as_read_by
from engagement.consultations.ideas.services import support as supporting
from engagement.consultations.models import Comment, Idea, Phase

PER_PAGE = 20


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


def to_idea(code: str, idea_code: str) -> HttpResponse:
    """To the page of one idea."""
    return redirect("consultations:idea-show", code=code, idea_code=idea_code)
