"""Doors of the API: the session cookie, guarded against forged requests, or allauth's session token.

The token's session takes the place of the cookie's before anybody asks who is there, so that the person, her language
and the second factor are settled by the same middleware as for pages.
"""

from collections.abc import Callable
from typing import Any, cast

from allauth.headless.contrib.rest_framework.authentication import XSessionTokenAuthentication
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from accounts.requests import VisitorRequest
from core.api.refusals import Refusal, Refused

TOKEN = "X-Session-Token"  # noqa: S105  # the name of the header
TOKEN_REFUSED = Refusal(
    401, "token_refused", _("This session has ended, or signing in is not finished. Sign in again.")
)
FORGED = Refusal(
    403, "csrf_failed", _("Send the X-CSRFToken header with the cookie, or use a session token instead.")
)


class TokenSessionMiddleware:
    """For the API alone: whoever shows a session token is whom the token names, whatever cookie came with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if TOKEN not in request.headers or not request.path.startswith("/api/"):
            return self.get_response(request)
        user, session = request.user, request.session
        found = XSessionTokenAuthentication().authenticate(request)
        request.user, request.session = found or (AnonymousUser(), session)
        try:
            return self.get_response(request)
        finally:
            # What comes after is about the cookie's session, not the token's.
            request.user, request.session = user, session

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """allauth takes half characters from JSON as text, and fails where it hashes or stores them."""
        if isinstance(exception, UnicodeEncodeError) and request.path.startswith("/_allauth/"):
            return HttpResponseBadRequest()
        return None


class TokenDoor(BaseAuthentication):
    """Lets in by a session token; a token that no longer opens is said so, also where a visitor might read."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        if TOKEN not in request.headers:
            return None
        if request._request.user.is_anonymous:
            raise Refused(TOKEN_REFUSED)
        return _if_person(request)

    def authenticate_header(self, request: Request) -> str:
        return f'{TOKEN} realm="Balai"'


class CookieDoor(SessionAuthentication):
    """Lets in by the cookie; what changes something must carry the CSRF token too."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        if TOKEN in request.headers or not super().authenticate(request):
            return None
        return _if_person(request)

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied as forged:
            raise Refused(FORGED) from forged


def _if_person(request: Request) -> tuple[Any, Any] | None:
    """The user, where there is a person behind it: verbs are done by persons."""
    inner = cast(VisitorRequest, request._request)
    return (inner.user, None) if inner.person else None


class TokenScheme(OpenApiAuthenticationExtension):
    """The token as the schema names it."""

    target_class = TokenDoor
    name = "sessionToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        about = "The session_token that /_allauth/app/v1/ answers when somebody signs in."
        return {"type": "apiKey", "in": "header", "name": TOKEN, "description": about}


class CookieScheme(OpenApiAuthenticationExtension):
    """The cookie as the schema names it."""

    target_class = CookieDoor
    name = "sessionCookie"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        about = "The cookie of the pages; what changes something also needs the X-CSRFToken header."
        return {"type": "apiKey", "in": "cookie", "name": "session", "description": about}
