"""The post box: every mail the demonstration sent, for whoever sits at this machine."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.demonstration.models import Letter

View = Callable[..., HttpResponse]


def at_home_only(view: View) -> View:
    """Only in a demonstration, and only from this machine itself."""

    @wraps(view)
    def door(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        # Behind a proxy everybody comes from this machine: then nobody may look.
        forwarded = any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP"))
        if not settings.DEMONSTRATION or forwarded or not ip_address(request.META["REMOTE_ADDR"]).is_loopback:
            raise Http404
        return view(request, *args, **kwargs)

    return door


@require_safe
@never_cache
@at_home_only
def letter_list(request: HttpRequest) -> HttpResponse:
    letters = Letter.objects.all()
    if to := request.GET.get("to", "").replace("\0", "").strip().lower():
        letters = letters.filter(to__icontains=to)
    page = Paginator(letters, 30).get_page(request.GET.get("page"))
    return render(request, "demonstration/letter_list.html", {"page": page, "to": to})


@require_safe
@never_cache
@at_home_only
def letter_page(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "demonstration/letter_page.html", {"letter": get_object_or_404(Letter, pk=pk)})
