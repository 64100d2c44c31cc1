"""Pages of sorting: what people said, put into themes, and each theme with what lies in it."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity
from engagement.voices import doors, policies
from engagement.voices import services as voices
from engagement.voices.commitments.forms import PromiseForm
from engagement.voices.models import Contribution, Reply, Theme
from engagement.voices.replies import selectors as replies
from engagement.voices.replies.forms import CorrectionForm, ReplyForm
from engagement.voices.themes import selectors, services
from engagement.voices.themes.forms import AskForm, SortForm, TitleForm
from engagement.voices.words import Said, said_in

PER_PAGE = 20
Shown = tuple[Contribution, list[Said]]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def theme_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.sorted_by(request.person, code)
    themes = list(selectors.themes_of(activity))
    form = SortForm(request.POST or None, themes=themes, initial={"theme": request.GET.get("theme")})
    if request.method == "POST" and form.is_valid():
        try:
            done = _sort(request, activity, themes, form)
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _put_words(done))
            return redirect(f"{request.path}?theme={done.theme.code}")
    page = Paginator(selectors.unsorted(activity), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "activity": activity,
        "themes": themes,
        "form": form,
        "page": page,
        "rows": _shown(page),
        "figures": replies.answer_figures(activity),
        "chosen": request.POST.getlist("given"),
    }
    return render(request, "voices/theme_list.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def theme_page(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    return page_of(request, doors.theme_read_by(request.person, code, theme_code))


@require_POST
@signed_in
def theme_rename(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_sorted_by(request.person, code, theme_code)
    form = TitleForm(request.POST)
    if form.is_valid():
        try:
            services.rename(person=request.person, theme=theme, title=form.cleaned_data["title"])
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            return back_to(theme)
    return page_of(request, theme, title_form=form)


@require_POST
@signed_in
def theme_ask(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_sorted_by(request.person, code, theme_code)
    form = AskForm(request.POST, theme=theme, bodies=selectors.can_be_asked(theme.activity))
    if form.is_valid():
        try:
            services.ask(person=request.person, theme=theme, now=clock.now(), **form.cleaned_data)
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Whoever is asked finds it among what waits for an answer."))
            return back_to(theme)
    return page_of(request, theme, ask_form=form)


@require_POST
@signed_in
def theme_add(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_sorted_by(request.person, code, theme_code)
    try:
        done = services.sort(
            person=request.person,
            activity=theme.activity,
            codes=request.POST.getlist("given"),
            theme=theme,
            now=clock.now(),
        )
        messages.success(request, _put_words(done))
    except ActivityError as refused:
        messages.error(request, str(refused))
    return back_to(theme)


@require_POST
@signed_in
def theme_take_out(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_sorted_by(request.person, code, theme_code)
    try:
        services.take_out(
            person=request.person, theme=theme, codes=request.POST.getlist("given"), now=clock.now()
        )
        messages.success(request, _("Taken out. It can be sorted anew."))
    except ActivityError as refused:
        messages.error(request, str(refused))
    return back_to(theme)


@require_POST
@signed_in
def theme_remove(request: PersonRequest, code: str, theme_code: str) -> HttpResponse:
    theme = doors.theme_sorted_by(request.person, code, theme_code)
    try:
        services.remove_theme(person=request.person, theme=theme, now=clock.now())
    except ActivityError as refused:
        messages.error(request, str(refused))
        return back_to(theme)
    messages.success(request, _("Removed. What lay in it can be sorted anew."))
    return redirect("voices:theme-list", code=code)


def page_of(request: PersonRequest, theme: Theme, **forms: object) -> HttpResponse:
    """The page of a theme, with any form of it that was refused."""
    activity, person = theme.activity, request.person
    may_sort = policies.may_sort(person, activity) and not theme.verdict
    page = Paginator(selectors.contributions_in(theme), PER_PAGE).get_page(request.GET.get("page"))
    rows = _shown(page)
    reply: Reply | None = getattr(theme, "reply", None)
    is_writer = reply is not None and reply.written_by_id == person.pk
    similar = selectors.similar_to(theme, [said for _one, says in rows for said in says]) if may_sort else []
    context = {
        "activity": activity,
        "theme": theme,
        "page": page,
        "rows": rows,
        "similar": _shown(similar),
        "answers_for": policies.answers_for(theme),
        "may_sort": may_sort,
        "may_reply": policies.may_reply(person, theme),
        "reply": reply,
        "versions": replies.versions_of(theme),
        "commitments": replies.commitments_with_progress().filter(theme=theme),
        "needs_approval": policies.needs_approval(theme),
        "may_approve": not is_writer or replies.is_alone(policies.answers_for(theme)),
        "title_form": TitleForm(initial={"title": theme.title}),
        "ask_form": AskForm(
            theme=theme,
            bodies=selectors.can_be_asked(activity),
            initial={"organisation": theme.organisation, "due_on": theme.due_on},
        ),
        "reply_form": ReplyForm(initial=_as_filled(reply, activity)),
        "correction_form": CorrectionForm(),
        "promise_form": PromiseForm(),
    }
    status = 422 if forms else 200
    return render(request, "voices/theme_page.html", context | forms, status=status)


def back_to(theme: Theme) -> HttpResponse:
    return redirect("voices:theme-page", code=theme.activity.code, theme_code=theme.code)


def _shown(contributions: Iterable[Contribution]) -> list[Shown]:
    """What lies before their eyes is read from now on; names are not shown here."""
    rows = list(contributions)
    says = said_in(rows)
    voices.mark_read([row.pk for row in rows])
    return [(row, says.get(row.pk, [])) for row in rows]


def _sort(
    request: PersonRequest, activity: Activity, themes: Iterable[Theme], form: SortForm
) -> services.Sorted:
    wanted, title = form.cleaned_data.get("theme"), form.cleaned_data["title"]
    theme = next((theme for theme in themes if theme.code == wanted), None)
    person, now = request.person, clock.now()
    if "all" in request.POST:
        return services.sort_what_is_left(person=person, activity=activity, theme=theme, title=title, now=now)
    codes = request.POST.getlist("given")
    return services.sort(person=person, activity=activity, codes=codes, theme=theme, title=title, now=now)


def _put_words(done: services.Sorted) -> str:
    words = ngettext("%(count)d put into “%(title)s”.", "%(count)d put into “%(title)s”.", done.fresh)
    return words % {"count": done.fresh, "title": done.theme.title}


def _as_filled(reply: Reply | None, activity: Activity) -> dict[str, str]:
    if reply is None:
        return {"language": activity.original_language}
    return {"verdict": reply.verdict, "reason": reply.reason, "language": reply.original_language}
