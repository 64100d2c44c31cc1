"""The page on which anybody says that public words are wrong: one tap on "Report", one on the reason."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import VisitorRequest
from core import clock
from core.limits import TooManyTries
from core.refusals import refusals_on
from engagement.desk import doors, services
from engagement.desk.allowances import spend_report
from engagement.desk.choices import Reason
from engagement.desk.forms import ReportForm
from engagement.desk.reportables import GivenWords

COOKIE, COOKIE_SECONDS = "said", 30 * 24 * 3600


@require_http_methods(["GET", "HEAD", "POST"])
def report_give(request: VisitorRequest, kind: str, code: str) -> HttpResponse:
    given = doors.words_read_by(request.person, kind, code)
    if request.method != "POST":
        return _page(request, given, ReportForm(), kind)
    form, now, status = ReportForm(request.POST), clock.now(), 422
    if form.is_valid():
        try:
            spend_report(request.person, get_adapter().get_client_ip(request), now)
        except TooManyTries as refused:
            form.add_error(None, str(refused))
            return _page(request, given, form, kind, status=429)
        # A visitor's browser keeps one word for this one address, so that another report is known as the same.
        once = (
            request.get_signed_cookie(COOKIE, default="", max_age=COOKIE_SECONDS) or form.cleaned_data["once"]
        )
        with refusals_on(form):
            services.report(
                reporter=request.person,
                kind=kind,
                code=code,
                given=given,
                reason=Reason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
                once=once,
                now=now,
            )
            return _thanks(request, given, once)
    return _page(request, given, form, kind, status=status)


def _thanks(request: VisitorRequest, given: GivenWords, once: str) -> HttpResponse:
    messages.success(request, _("Thank you. Somebody will look at it. Nobody else learns that it was you."))
    response = redirect(given.url)
    if request.person is None:
        response.set_signed_cookie(
            COOKIE,
            once,
            max_age=COOKIE_SECONDS,
            path=request.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _page(
    request: VisitorRequest, given: GivenWords, form: ReportForm, kind: str, *, status: int = 200
) -> HttpResponse:
    context = {"given": given, "form": form, "reasons": Reason.choices, "kind": kind}
    return render(request, "desk/report_form.html", context, status=status)
