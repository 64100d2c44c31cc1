"""Letters for those who plan the campaign: say to whom, read them, deliver them, note the reply."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.models import Activity
from engagement.campaigns.letters import doors, services
from engagement.campaigns.letters.bundle import bundle
from engagement.campaigns.letters.forms import AddressForm, ReplyForm
from engagement.campaigns.letters.selectors import letters_in
from engagement.campaigns.selectors import letter_call

PER_PAGE = 50


@require_safe
@signed_in
def letter_list(request: PersonRequest, code: str) -> HttpResponse:
    return _page(request, doors.planned_by(request.person, code), {})


@require_POST
@signed_in
def letter_address(request: PersonRequest, code: str) -> HttpResponse:
    activity, form = doors.planned_by(request.person, code), AddressForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.address_letters(
                person=request.person, campaign=activity.campaign, now=clock.now(), **form.cleaned_data
            )
            messages.success(request, _("Saved."))
            return redirect("campaigns:letter-list", code=code)
    return _page(request, activity, {"address_form": form})


@require_POST
@signed_in
def letter_deliver(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.planned_by(request.person, code)
    with refusals_told(request):
        services.deliver_letters(person=request.person, campaign=activity.campaign, now=clock.now())
        messages.success(request, _("Delivered. Take the file, and hand it over. Those who wrote are told."))
    return redirect("campaigns:letter-list", code=code)


@require_POST
@signed_in
def letter_reply(request: PersonRequest, code: str) -> HttpResponse:
    activity, form = doors.planned_by(request.person, code), ReplyForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            services.note_reply(
                person=request.person, campaign=activity.campaign, now=clock.now(), **form.cleaned_data
            )
            messages.success(request, _("Saved. Everybody can read it on the page of the campaign."))
            return redirect("campaigns:letter-list", code=code)
    return _page(request, activity, {"reply_form": form})


@require_safe
@signed_in
def letter_file(request: PersonRequest, code: str) -> HttpResponse:
    """All letters as they stand, or as they were delivered, as one file."""
    activity, now = doors.planned_by(request.person, code), clock.now()
    call, letters = letter_call(activity), list(letters_in(activity))
    if call is None or not letters:
        return redirect("campaigns:letter-list", code=code)
    people = [letter.action.person_id for letter in letters]
    log_looks(viewer=request.person, people=people, what=Look.CAMPAIGN_LETTERS, now=now)
    file = bundle(activity, call, letters, at=call.delivered_at or now)
    response = HttpResponse(file, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="balai-{activity.code}.pdf"'
    return response


def _page(request: PersonRequest, activity: Activity, forms: Mapping[str, Form]) -> HttpResponse:
    call = letter_call(activity)
    page = Paginator(letters_in(activity), PER_PAGE).get_page(request.GET.get("page"))
    people = [letter.action.person_id for letter in page]
    log_looks(viewer=request.person, people=people, what=Look.CAMPAIGN_LETTERS, now=clock.now())
    written = {"office": call.office, "text": call.text} if call else {}
    context = {
        "activity": activity,
        "call": call,
        "page": page,
        "address_form": AddressForm(initial=written),
        "reply_form": ReplyForm(initial={"words": call.reply if call else ""}),
        **forms,
    }
    return render(request, "campaigns/letters/letter_list.html", context, status=422 if forms else 200)
