"""The pages of who invites: what is not answered yet, the form, a reminder, taking back, the letter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.limits import TooManyTries
from core.refusals import refusals_told
from engagement.activities.choices import State
from engagement.activities.errors import ActivityError
from engagement.activities.invitations import doors, selectors, services
from engagement.activities.invitations.forms import InviteForm
from engagement.activities.invitations.letter import letter, number_of
from engagement.activities.models import Activity

PER_PAGE = 50


@require_safe
@signed_in
def invitation_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.invited_to(request.person, code)
    now = clock.now()
    page = Paginator(selectors.invitations_of(activity), PER_PAGE).get_page(request.GET.get("page"))
    seen = selectors.seen_in(page)
    log_looks(viewer=request.person, people=seen, what=Look.EVENT_PEOPLE, now=now)
    context = {
        "activity": activity,
        "page": page,
        "counts": selectors.counts(activity),
        "is_open": _is_open(activity),
    }
    return render(request, "activities/invitation_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invitation_send(request: PersonRequest, code: str) -> HttpResponse:
    """The form, then what was understood of it, then the sending."""
    activity = doors.invited_to(request.person, code)
    now = clock.now()
    form = InviteForm(request.POST or None, activity=activity, now=now)
    is_shown = request.method == "POST" and form.is_valid() and "change" not in request.POST
    if is_shown and "send" in request.POST:
        try:
            made = services.invite(
                person=request.person,
                activity=activity,
                guests=form.understood,
                note=form.cleaned_data["note"],
                answer_by=form.cleaned_data["answer_by"],
                language=form.cleaned_data["language"],
                now=now,
            )
        except (ActivityError, TooManyTries) as refused:
            form.add_error(None, str(refused))
            is_shown = False
        else:
            messages.success(request, _sent(len(made)))
            return redirect("activities:invitation-list", code=code)
    context = {"activity": activity, "form": form, "is_shown": is_shown, "is_open": _is_open(activity)}
    status = 422 if form.errors else 200
    return render(request, "activities/invitation_form.html", context, status=status)


@require_POST
@signed_in
def invitation_remind(request: PersonRequest, code: str, invitation_code: str) -> HttpResponse:
    invitation = doors.one_of(doors.invited_to(request.person, code), invitation_code)
    with refusals_told(request):
        services.remind(person=request.person, invitation=invitation, now=clock.now())
        messages.success(request, _("A reminder is on its way to %(name)s.") % {"name": invitation.name})
    return redirect("activities:invitation-list", code=code)


@require_POST
@signed_in
def invitation_withdraw(request: PersonRequest, code: str, invitation_code: str) -> HttpResponse:
    invitation = doors.one_of(doors.invited_to(request.person, code), invitation_code)
    with refusals_told(request):
        services.withdraw(person=request.person, invitation=invitation, now=clock.now())
        messages.success(
            request,
            _("Taken back: the link in the letter to %(name)s works no more.") % {"name": invitation.name},
        )
    return redirect("activities:invitation-list", code=code)


@require_safe
@signed_in
def invitation_letter(request: PersonRequest, code: str, invitation_code: str) -> HttpResponse:
    invitation = doors.one_of(doors.invited_to(request.person, code), invitation_code)
    response = HttpResponse(letter(invitation), content_type="application/pdf")
    name = number_of(invitation).replace("/", "-")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def _is_open(activity: Activity) -> bool:
    return activity.state == State.PUBLISHED and activity.starts_at > clock.now()


def _sent(letters: int) -> str:
    return ngettext(
        "%(letters)d invitation is on its way.", "%(letters)d invitations are on their way.", letters
    ) % {"letters": letters}
