"""Pages of the directory: find, read, say what is wrong; for coordinators: write, verify, take out, settle."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.limits import TooManyTries
from core.refusals import refusals_on, refusals_told
from engagement.help import doors, policies, selectors, services
from engagement.help.allowances import spend_doubt
from engagement.help.choices import Wrong
from engagement.help.forms import DoubtForm, EntryForm, FindForm
from engagement.help.models import Entry

PER_PAGE = 20


@require_safe
def entry_list(request: VisitorRequest) -> HttpResponse:
    form = FindForm(request.GET)
    wanted = form.wanted()
    page = Paginator(selectors.find(wanted, now=clock.now()), PER_PAGE).get_page(request.GET.get("page"))
    may_list = request.person is not None and policies.may_list(request.person)
    context = {"form": form, "wanted": wanted, "page": page, "may_list": may_list}
    return render(request, "help/entry_list.html", context)


@require_safe
def entry_page(request: VisitorRequest, code: str) -> HttpResponse:
    return _show(request, doors.entry(request.person, code), DoubtForm())


@require_POST
def entry_doubt(request: VisitorRequest, code: str) -> HttpResponse:
    entry, form, now = doors.entry(request.person, code), DoubtForm(request.POST), clock.now()
    if not form.is_valid():
        return _show(request, entry, form, status=422)
    try:
        spend_doubt(get_adapter().get_client_ip(request), entry, now)
    except TooManyTries as refused:
        form.add_error(None, str(refused))
        return _show(request, entry, form, status=429)
    wrong, words = Wrong(form.cleaned_data["wrong"]), form.cleaned_data["words"]
    services.doubt_entry(entry=entry, wrong=wrong, words=words, now=now)
    messages.success(
        request, _("Thank you. A coordinator will look into it. Nothing was kept of who you are.")
    )
    return redirect(entry)


@require_safe
@signed_in
def entry_check(request: PersonRequest) -> HttpResponse:
    doors.expect_keeper(request.person)
    kept = selectors.kept_by(request.person, now=clock.now())
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "help/entry_check.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def entry_add(request: PersonRequest) -> HttpResponse:
    doors.expect_keeper(request.person)
    form = EntryForm(request.POST or None, language=request.person.language)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            entry = services.list_entry(person=request.person, listing=form.listing(), now=clock.now())
            messages.success(request, _("It is in the directory now."))
            return redirect(entry)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def entry_change(request: PersonRequest, code: str) -> HttpResponse:
    entry = doors.entry_kept_by(request.person, code)
    form = EntryForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.change_entry(person=request.person, entry=entry, listing=form.listing(), now=clock.now())
            messages.success(request, _("Saved, and verified today."))
            return redirect(entry)
    return _form_page(request, form, entry)


@require_POST
@signed_in
def entry_verify(request: PersonRequest, code: str) -> HttpResponse:
    entry = doors.entry_kept_by(request.person, code)
    services.verify_entry(person=request.person, entry=entry, now=clock.now())
    messages.success(request, _("Thank you: readers see that it was verified today."))
    return redirect("help:entry-check" if "list" in request.POST else entry)


@require_POST
@signed_in
def entry_remove(request: PersonRequest, code: str) -> HttpResponse:
    entry = doors.entry_kept_by(request.person, code)
    services.remove_entry(person=request.person, entry=entry, now=clock.now())
    messages.success(request, _("Readers do not see it any more. You can put it back."))
    return redirect(entry)


@require_POST
@signed_in
def entry_put_back(request: PersonRequest, code: str) -> HttpResponse:
    entry = doors.entry_kept_by(request.person, code)
    services.put_back_entry(person=request.person, entry=entry, now=clock.now())
    messages.success(request, _("It is in the directory again."))
    return redirect(entry)


@require_POST
@signed_in
def doubt_settle(request: PersonRequest, code: str, doubt_code: str) -> HttpResponse:
    doubt = doors.doubt_read_by(request.person, code, doubt_code)
    with refusals_told(request):
        services.settle_doubt(person=request.person, doubt=doubt, now=clock.now())
        messages.success(request, _("Settled."))
    return redirect(doubt.entry)


def _show(request: VisitorRequest, entry: Entry, form: DoubtForm, *, status: int = 200) -> HttpResponse:
    may_keep = policies.may_keep(request.person, entry)
    context = {
        "entry": entry,
        "is_fresh": policies.is_verified(entry, clock.now()),
        "form": form,
        "may_keep": may_keep,
        "doubts": selectors.open_doubts(entry) if may_keep else (),
    }
    return render(request, "help/entry_page.html", context, status=status)


def _form_page(request: PersonRequest, form: EntryForm, entry: Entry | None = None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "help/entry_form.html", {"form": form, "entry": entry}, status=status)
