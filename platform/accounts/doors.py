"""Doors of pages: who must be signed in to open them."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http.response import HttpResponseBase

from accounts.requests import VisitorRequest

View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """Lets in whoever has signed in as a person; a visitor signs in first and comes back to the same page."""

    @wraps(view)
    def door(request: VisitorRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.person is None:
            back = request.get_full_path() if request.method in {"GET", "HEAD"} else _page_before(request)
            return redirect_to_login(back)
        return view(request, *args, **kwargs)

    return door


def _page_before(request: VisitorRequest) -> str:
    """Where the refused form stood: a POST cannot be repeated after signing in."""
    referrer = request.headers.get("Referer", "")
    origin = f"{request.scheme}://{request.get_host()}"
    return referrer.removeprefix(origin) if referrer.startswith(f"{origin}/") else "/"
