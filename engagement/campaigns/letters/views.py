"""One's own letter: write it from the starting text, write it anew, take it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.campaigns.came_by import came_by
from engagement.campaigns.letters import doors, services
from engagement.campaigns.letters.forms import LetterForm
from engagement.campaigns.letters.selectors import letter_of
from engagement.campaigns.policies import is_running
from engagement.campaigns.selectors import letter_call


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def letter(request: PersonRequest, code: str) -> HttpResponse:
    activity, person = doors.letters(request.person, code), request.person
    call, mine = letter_call(activity), letter_of(person, activity)
    initial = {"words": mine.words if mine else (call.text if call else "")}
    form = LetterForm(
        request.POST or None,
        initial=initial | {"shows_name": bool(mine and mine.action.shows_name)},
        called=person.called,
        is_sensitive=activity.is_sensitive,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.write_letter(
                person=person,
                campaign=activity.campaign,
                words=form.cleaned_data["words"],
                shows_name=form.chosen(),
                came_by=came_by(request, activity.campaign),
                now=clock.now(),
            )
            messages.success(request, _("Thank you. Your letter goes with the others; we tell you when."))
            return redirect("campaigns:letter", code=code)
    context = {
        "activity": activity,
        "call": call,
        "letter": mine,
        "form": form,
        "takes_letters": call and not call.delivered_at and is_running(activity, clock.now()),
    }
    return render(request, "campaigns/letters/letter.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def letter_take_back(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.letters(request.person, code)
    with refusals_told(request):
        services.take_back_letter(person=request.person, campaign=activity.campaign, now=clock.now())
        messages.success(request, _("Taken back. Your words are gone; you can write again at any time."))
    return redirect(activity)
