"""Pages of comments: a discussion, say something, take it back, find it helpful."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.consultations import doors
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import mandates_in, owned_among
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.forms import CommentForm
from engagement.consultations.ideas.services import comments as services
from engagement.consultations.ideas.views.around import (
    around,
    back_or,
    comment_page,
    order_of,
    support_or_stop,
    to_idea,
)
from engagement.consultations.models import Comment, Idea, Phase
from engagement.consultations.views import receipts
from engagement.consultations.watched import ANSWERS
from engagement.desk.offers import ASKS_HELP, offer_help
from engagement.voices import services as voice_services
from engagement.voices.policies import may_read


@require_safe
def discussion_show(request: VisitorRequest, code: str) -> HttpResponse:
    phase = doors.phase_by(doors.DISCUSSION, request.person, code)
    context = around(request, phase)
    mandates = mandates_in(request.person, phase, context["now"])
    page = comment_page(request, phase, None) if context["may_read"] else []
    if may_read(request.person, context["activity"]):
        voice_services.mark_read([comment.contribution_id for comment in page])
    context |= {
        "page": page,
        "sides": ideas.by_stance(page),
        "helped": ideas.supported_by(request.person, list(page)),
        "order": order_of(request),
        "comment_form": CommentForm(takes_stance=True, mandates=mandates),
        "owned": owned_among(request.person, mandates, [said.contribution for said in page]),
        "receipt": receipts.carried(request),
    }
    return receipts.shown(request, render(request, "consultations/discussion/discussion.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def comment_give(request: PersonRequest, code: str) -> HttpResponse:
    """The form by itself: for a reply, and where what was sent needs another look."""
    phase = doors.phase(request.person, code)
    idea, reply_to = _about(request, phase)
    context = around(request, phase)
    if not context["takes_comments"]:
        messages.error(request, str(PhaseNotOpen()))
        return _page_of(phase, idea)
    mandates = mandates_in(request.person, phase, context["now"])
    takes_stance = phase.method == doors.DISCUSSION and reply_to is None
    form = CommentForm(request.POST or None, takes_stance=takes_stance, mandates=mandates)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            comment, given = services.comment(
                person=request.person,
                phase=phase,
                idea=idea,
                reply_to=reply_to,
                stance=form.side(),
                text=form.cleaned_data["text"],
                language=request.LANGUAGE_CODE,
                for_organisation=form.group(),
                asks_help=ASKS_HELP in request.POST,
                now=clock.now(),
            )
            offer_help(request, ANSWERS, given.contribution.code)
            messages.success(request, _("Thank you. Your comment has arrived."))
            return receipts.carry(_page_of(phase, idea, comment), given.receipt)
    context |= {"form": form, "idea": idea, "reply_to": reply_to}
    return render(
        request, "consultations/ideas/comment_form.html", context, status=422 if form.errors else 200
    )


@require_POST
@signed_in
def comment_take_back(request: PersonRequest, code: str, comment_code: str) -> HttpResponse:
    comment = doors.comment(request.person, code, comment_code)
    mandates = mandates_in(request.person, comment.phase, clock.now())
    if not owned_among(request.person, mandates, [comment.contribution]):
        raise Http404
    with refusals_told(request):
        services.take_back_comment(person=request.person, comment=comment, now=clock.now())
        messages.success(request, _("Taken back: its words are erased."))
    return _page_of(comment.phase, comment.idea)


@require_POST
@signed_in
def comment_support(request: PersonRequest, code: str, comment_code: str) -> HttpResponse:
    comment = doors.comment(request.person, code, comment_code)
    support_or_stop(request, comment)
    return back_or(request, lambda: _page_of(comment.phase, comment.idea, comment))


def _about(request: PersonRequest, phase: Phase) -> tuple[Idea | None, Comment | None]:
    """What is commented: an idea, a comment, or a discussion."""
    said = request.POST or request.GET
    if said.get("reply_to"):
        reply_to = doors.comment(request.person, phase.code, said["reply_to"])
        idea = reply_to.idea and doors.idea(request.person, phase.code, reply_to.idea.code)
        return idea, reply_to
    if phase.method == doors.DISCUSSION:
        return None, None
    if phase.method != doors.IDEAS:
        raise Http404
    return doors.idea(request.person, phase.code, said.get("idea", "")), None


def _page_of(phase: Phase, idea: Idea | None, comment: Comment | None = None) -> HttpResponse:
    """Where the comments to it stand, at this one."""
    response = (
        to_idea(phase.code, idea.code) if idea else redirect("consultations:discussion-show", code=phase.code)
    )
    if comment:
        response["Location"] += f"#c-{comment.code}"
    return response
