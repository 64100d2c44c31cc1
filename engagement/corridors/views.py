"""Pages of a corridor: read it, propose one, say yes, leave, write its words."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.models import Organisation
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.refusals import refusals_on
from engagement.activities.cards import cards
from engagement.corridors import doors, lines, policies, selectors, services
from engagement.corridors.forms import AcceptForm, ProposeForm, WordsForm


@require_safe
def corridor_page(request: VisitorRequest, code: str) -> HttpResponse:
    corridor, now = doors.corridor(request.person, code), clock.now()
    sides, person = corridor.sides.all(), request.person
    context = {
        "corridor": corridor,
        "is_public": policies.is_public(corridor),
        "words": lines.words_of(corridor),
        "sides": lines.sides_of(corridor, person=person, now=now),
        "cards": cards(selectors.activities_in(corridor), now=now),
        "asked": [side for side in sides if person and policies.may_answer(person, side)],
        "mine": [
            side for side in sides if person and not corridor.ended_at and policies.may_leave(person, side)
        ],
        "now": now,
    }
    return render(request, "corridors/corridor_page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def corridor_propose(request: PersonRequest, group_code: str) -> HttpResponse:
    partner = doors.partner(request.person, group_code)
    groups = Organisation.objects.filter(pk__in=request.person.powers.organises - {partner.pk})
    form = ProposeForm(
        request.POST or None,
        groups=groups.select_related("place__parent__parent__parent"),
        language=request.person.language,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            corridor = services.propose_corridor(
                person=request.person,
                organisation=form.cleaned_data["organisation"],
                partner=partner,
                words=form.words(),
                zone=form.cleaned_data.get("zone", ""),
                now=clock.now(),
            )
            messages.success(request, _("Asked. Everybody sees the page once the other group says yes."))
            return redirect(corridor)
    context = {"form": form, "partner": partner}
    return render(request, "corridors/corridor_propose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def corridor_accept(request: PersonRequest, code: str, group_code: str) -> HttpResponse:
    side = doors.side_asked(request.person, code, group_code)
    form = AcceptForm(request.POST or None, side=side, language=request.person.language)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.accept_corridor(
                person=request.person,
                side=side,
                words=form.words(),
                zone=form.cleaned_data.get("zone", ""),
                now=clock.now(),
            )
            messages.success(request, _("You are in this together now. Everybody sees the page."))
            return redirect(side.corridor)
    context = {"form": form, "side": side, "words": lines.words_of(side.corridor)}
    return render(request, "corridors/corridor_accept.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def corridor_leave(request: PersonRequest, code: str, group_code: str) -> HttpResponse:
    side = doors.side(request.person, code, group_code)
    services.leave_corridor(person=request.person, side=side, now=clock.now())
    messages.success(request, _("It has ended. Nobody but the two groups sees the page any more."))
    return redirect("accounts:organisation-page", code=group_code)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words_write(request: PersonRequest, code: str, group_code: str) -> HttpResponse:
    side = doors.side_worked_on(request.person, code, group_code)
    form = WordsForm(request.POST or None, side=side, language=request.person.language)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.write_words(person=request.person, side=side, words=form.words(), now=clock.now())
            messages.success(request, _("Saved."))
            return redirect(side.corridor)
    context = {"form": form, "side": side}
    return render(request, "corridors/words_write.html", context, status=422 if form.errors else 200)
