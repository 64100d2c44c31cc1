"""The receipt code on its way to the next page: in a cookie that this page alone reads, once; it is kept nowhere."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.codes import spaced

COOKIE, SECONDS = "receipt", 600


def carry(response: HttpResponse, receipt: str) -> HttpResponse:
    """Let the page a redirection leads to show the code."""
    if receipt:
        response.set_signed_cookie(
            COOKIE,
            receipt,
            max_age=SECONDS,
            path=urlsplit(response["Location"]).path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def carried(request: HttpRequest) -> str:
    """The code that was carried here, in groups; empty when there is none."""
    return spaced(request.get_signed_cookie(COOKIE, default="", max_age=SECONDS) or "")


def shown(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Forget it once the page shows it."""
    if COOKIE in request.COOKIES:
        response.delete_cookie(COOKIE, path=request.path)
    return response
