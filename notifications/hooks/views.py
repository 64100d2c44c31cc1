"""Pages of a group's webhooks."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from notifications.hooks import doors, selectors, services
from notifications.hooks.errors import HookError
from notifications.hooks.forms import HookChangeForm, HookForm
from notifications.hooks.models import Hook
from notifications.hooks.signing import HEADER, secret_of

LAST = 50


@require_safe
@signed_in
def hook_list(request: PersonRequest, code: str) -> HttpResponse:
    group = doors.group(request.person, code)
    context = {"group": group, "hooks": selectors.hooks_of(group)}
    return render(request, "hooks/hook_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@never_cache
def hook_add(request: PersonRequest, code: str) -> HttpResponse:
    group = doors.group(request.person, code)
    form = HookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            hook = services.add_hook(
                person=request.person, organisation=group, now=clock.now(), **form.cleaned_data
            )
            return _secret_page(request, hook)
        except HookError as refused:
            form.add_error(None, str(refused))
    return render(
        request, "hooks/hook_form.html", {"group": group, "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hook_page(request: PersonRequest, code: str, hook_code: str) -> HttpResponse:
    hook = doors.hook(request.person, code, hook_code)
    filled = {"url": hook.url, "events": hook.events, "is_on": hook.is_on}
    form = HookChangeForm(request.POST or None, initial=filled)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_hook(person=request.person, hook=hook, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("hooks:hook-page", code=code, hook_code=hook_code)
        except HookError as refused:
            form.add_error(None, str(refused))
    context = {
        "group": hook.organisation,
        "hook": hook,
        "form": form,
        "deliveries": selectors.deliveries_of(hook)[:LAST],
    }
    return render(request, "hooks/hook_page.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
@never_cache
def hook_secret(request: PersonRequest, code: str, hook_code: str) -> HttpResponse:
    hook = doors.hook(request.person, code, hook_code)
    return _secret_page(request, services.renew_secret(person=request.person, hook=hook, now=clock.now()))


@require_POST
@signed_in
def hook_ping(request: PersonRequest, code: str, hook_code: str) -> HttpResponse:
    hook = doors.hook(request.person, code, hook_code)
    _try(
        request,
        lambda: services.ping(person=request.person, hook=hook, now=clock.now()),
        _("A test is on its way. Reload this page in a moment."),
    )
    return redirect("hooks:hook-page", code=code, hook_code=hook_code)


@require_POST
@signed_in
def hook_remove(request: PersonRequest, code: str, hook_code: str) -> HttpResponse:
    hook = doors.hook(request.person, code, hook_code)
    services.remove_hook(person=request.person, hook=hook, now=clock.now())
    messages.success(request, _("Removed. Nothing more is told there."))
    return redirect("hooks:hook-list", code=code)


@require_POST
@signed_in
def delivery_resend(request: PersonRequest, code: str, hook_code: str, delivery_code: str) -> HttpResponse:
    delivery = doors.delivery(request.person, code, hook_code, delivery_code)
    _try(
        request,
        lambda: services.resend(person=request.person, delivery=delivery, now=clock.now()),
        _("It is on its way once more. Reload this page in a moment."),
    )
    return redirect("hooks:hook-page", code=code, hook_code=hook_code)


def _secret_page(request: PersonRequest, hook: Hook) -> HttpResponse:
    """The only page that shows the secret."""
    context = {"group": hook.organisation, "hook": hook, "secret": secret_of(hook), "header": HEADER}
    return render(request, "hooks/hook_secret.html", context)


def _try(request: PersonRequest, deed: Callable[[], object], done: str) -> None:
    try:
        deed()
        messages.success(request, done)
    except HookError as refused:
        messages.error(request, str(refused))
