"""A phone that others use too: the session then ends with the browser."""

from django.http import HttpRequest

SHARED = "shared_phone"


def note_if_shared(request: HttpRequest) -> None:
    """Remember the box ticked at any step of signing in; several may follow."""
    if request.POST.get(SHARED):
        request.session[SHARED] = True


def keep_short_if_shared(request: HttpRequest) -> None:
    """Let the session end when the browser is closed, if she said so."""
    if request.session.get(SHARED):
        request.session.set_expiry(0)
