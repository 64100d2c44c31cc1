"""The page of the link in a letter: looking changes nothing, the buttons act; with or without an account."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Person
from accounts.requests import VisitorRequest
from core import clock
from core.refusals import refusals_on
from engagement.activities.choices import InvitationState, State
from engagement.activities.hosts import host_of
from engagement.activities.invitations import doors, selectors, services
from engagement.activities.invitations.forms import AnswerForm
from engagement.activities.models import Invitation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_answer(request: VisitorRequest, token: str) -> HttpResponseBase:
    """Of what is sensitive nothing is shown before whoever was invited has signed in."""
    invitation = doors.held(token)
    by = selectors.invited(request.person, invitation)
    if invitation.activity.is_sensitive and by is None:
        if request.person is None:
            return redirect_to_login(request.get_full_path())
        raise Http404
    form = AnswerForm(request.POST or None, seats_left=_rows(invitation))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            done = _deed(invitation, by, form)
            messages.success(request, done)
            return redirect(request.path)
    return _page(request, invitation, form)


def _deed(invitation: Invitation, by: Person | None, form: AnswerForm) -> str:
    """Do what the button said; what to say of it."""
    now = clock.now()
    if code := form.cleaned_data["take_off"]:
        services.take_off(delegate=doors.delegate_of(invitation, code), by=by, now=now)
        return _("Taken off the list. You can write another name.")
    if form.cleaned_data["answer"] == "no":
        services.answer(invitation=invitation, by=by, comes=False, now=now)
        return _("You have declined. Thank you for saying so.")
    services.answer(invitation=invitation, by=by, comes=True, delegates=form.delegates(), now=now)
    return _("Thank you: your answer has arrived.")


def _rows(invitation: Invitation) -> int:
    return invitation.seats_left if invitation.names_delegates else 0


def _page(request: VisitorRequest, invitation: Invitation, form: AnswerForm) -> HttpResponse:
    activity, host = invitation.activity, host_of(invitation.activity)
    holds = activity.state == State.PUBLISHED and activity.ends_at > clock.now()
    context = {
        "invitation": invitation,
        "activity": activity,
        "venue": host.venue(activity) if host else "",
        "form": form,
        "holds": holds and invitation.state != InvitationState.WITHDRAWN,
    }
    status = 422 if form.errors else 200
    return render(request, "activities/invitation_answer.html", context, status=status)
