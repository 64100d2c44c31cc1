"""Pages of who reported, and of whose words were hidden."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on
from engagement.desk import doors, selectors, services
from engagement.desk.forms import AppealForm

SHOWN = 50


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    context = {
        "hidings": selectors.hidings_of(request.person)[:SHOWN],
        "reports": selectors.reports_of(request.person)[:SHOWN],
    }
    return render(request, "desk/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hiding_page(request: PersonRequest, hiding_code: str) -> HttpResponse:
    hiding = doors.hiding_of(request.person, hiding_code)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.appeal(
                person=request.person, hiding=hiding, words=form.cleaned_data["words"], now=clock.now()
            )
            messages.success(request, _("Sent. Somebody else looks at it and tells you."))
            return redirect(hiding)
    context = {
        "hiding": hiding,
        "given": selectors.words_of(hiding.case),
        "appeal": getattr(hiding, "appeal", None),
        "form": form,
    }
    return render(request, "desk/hiding_page.html", context, status=422 if form.errors else 200)
