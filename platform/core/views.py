"""Pages of the ground: quick exit, health, and what is said when something is not there."""

from django.contrib.auth import logout
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core import clock
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
    problems = [
        line
        for path in import_string("config.composition.HEALTH")
        if (line := import_string(path)(clock.now()))
    ]
    return JsonResponse({"ok": not problems, "problems": problems}, status=503 if problems else 200)
