"""Pages of the ground: quick exit, health, and what is said when something is not there."""

from datetime import timedelta

from django.contrib.auth import logout
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import clock
from core.health import problems
from core.site import site_settings


@require_safe
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit: signs out and shows another site at once.

    A GET that signs out is meant so: it must work as a plain link, and the worst a stranger's link can do is sign out.
    """
    target = site_settings().quick_exit_to
    logout(request)
    response = HttpResponseRedirect(target)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """Whether the database answers and the bell rings; 503 when not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    found = problems(clock.now())
    return JsonResponse({"ok": not found, "problems": found}, status=503 if found else 200)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: what is public, and nothing with a code of a person's in its address."""
    closed = (
        "/account/",
        "/me/",
        "/desk/",
        "/stop/",
        "/o/",
        "/calendar/",
        "/receipt/",
        "/events/",
        "/consultations/",
        "/campaigns/",
        "/api/",
    )
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116); 404 while the site has named no contact."""
    contact = site_settings().contact
    if not contact:
        raise Http404
    expires = clock.now().replace(microsecond=0) + timedelta(days=180)
    text = f"Contact: mailto:{contact}\nExpires: {expires.isoformat()}\nPreferred-Languages: id, en\n"
    return HttpResponse(text, content_type="text/plain")
