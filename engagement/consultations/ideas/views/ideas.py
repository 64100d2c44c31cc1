"""Pages of who reads ideas: the list, and one idea with what was said to it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import VisitorRequest
from engagement.consultations import doors
from engagement.consultations.choices import IdeaOrder
from engagement.consultations.givers import mandates_in, owned_among
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.forms import AdditionForm, CommentForm, IdeasWantedForm
from engagement.consultations.ideas.hidden import as_read_by
from engagement.consultations.ideas.services import ideas as services
from engagement.consultations.ideas.views.around import around, comment_page, order_of
from engagement.consultations.models import Idea, Phase
from engagement.consultations.views import receipts
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
