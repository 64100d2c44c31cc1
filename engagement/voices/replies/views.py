"""Pages of answering: the reply to a theme, what waits for one's group, and the whole account for everyone."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from engagement.activities.errors import ActivityError
from engagement.activities.policies import may_know_numbers
from engagement.voices import doors, policies
from engagement.voices import selectors as voices
from engagement.voices.choices import Verdict
from engagement.voices.commitments import selectors as commitments
from engagement.voices.models import Theme
from engagement.voices.replies import selectors, services
from engagement.voices.replies.forms import CorrectionForm, ReplyForm
from engagement.voices.themes.views import back_to, page_of


@require_safe
def account_read(request: VisitorRequest, code: str) -> HttpResponse:
    activity = doors.answered(request.person, code)
    shows_numbers = may_know_numbers(request.person, activity)
    context = {
        "activity": activity,
        "shows_numbers": shows_numbers,
        "figures": selectors.answer_figures(activity) if shows_numbers else None,
        "themes": selectors.answered_themes(activity),
        "open_themes": selectors.open_themes(activity),
        "outcome": voices.outcome_of(activity),
        "today": clock.now().date(),
        "may_sort": policies.may_sort(request.person, activity),
    }
    return render(request, "voices/account.html", context)


@require_safe
@signed_in
def reply_queue(request: PersonRequest) -> HttpResponse:
    context = {
        "themes": selectors.waiting_for(request.person),
        "commitments": commitments.to_keep(request.person),
        "today": clock.now().date(),
    }
    return render(request, "voices/reply_queue.html", context)


@require_POST
@signed_in
def reply_write(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_answered_by(request.person, code, theme_code)
    form = ReplyForm(request.POST)
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            services.write_reply(
                person=request.person,
                theme=theme,
                verdict=Verdict(cleaned["verdict"]),
                reason=cleaned["reason"],
                language=cleaned["language"],
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Nobody outside your group reads it before it is published."))
            return back_to(theme)
    return page_of(request, theme, reply_form=form)


@require_POST
@signed_in
def reply_submit(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_answered_by(request.person, code, theme_code)
    return _done(
        request,
        theme,
        lambda: services.submit_reply(person=request.person, theme=theme, now=clock.now()),
        _("Submitted. Somebody else of your group reads and approves it."),
    )


@require_POST
@signed_in
def reply_publish(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_answered_by(request.person, code, theme_code)
    return _done(
        request,
        theme,
        lambda: services.publish_reply(person=request.person, theme=theme, now=clock.now()),
        _("Published. Everyone can read it, and whoever said it finds it beside her words."),
    )


@require_POST
@signed_in
def reply_correct(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_answered_by(request.person, code, theme_code)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return page_of(request, theme, correction_form=form)
    return _done(
        request,
        theme,
        lambda: services.begin_correction(
            person=request.person, theme=theme, note=form.cleaned_data["note"], now=clock.now()
        ),
        _("Write it anew. What was published stands until you publish again."),
    )


def _done(request: PersonRequest, theme: Theme, deed: Callable[[], object], words: str) -> HttpResponse:
    try:
        deed()
        messages.success(request, words)
    except ActivityError as refused:
        messages.error(request, str(refused))
    return back_to(theme)
