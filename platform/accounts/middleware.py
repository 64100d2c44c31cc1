"""Puts the person on the request, and holds staff at the door until they have a second factor."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.requests import VisitorRequest
from accounts.selectors import person_of

Next = Callable[[VisitorRequest], HttpResponse]

# What staff may reach before the second factor stands.
OPEN_TO_STAFF = (
    "/account/2fa/",
    "/account/reauthenticate/",
    "/account/logout/",
    "/_allauth/",
    "/leave/",
    "/language/",
    "/static/",
    "/healthz",
    "/post-box/",
)


class PersonMiddleware:
    """`request.person`: the Person of whoever is signed in, else None."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: VisitorRequest) -> HttpResponse:
        person: Person | None = person_of(request.user)
        request.person = person
        if person and person.language:
            translation.activate(person.language)
            request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        if person:
            # Pages of a signed-in person must not stay on a shared phone.
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class SecondFactorMiddleware:
    """Coordinators and administrators set up a second factor before anything else."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: VisitorRequest) -> HttpResponse:
        person = request.person
        if person is None or not person.powers.is_staff or request.path.startswith(OPEN_TO_STAFF):
            return self.get_response(request)
        if _has_second_factor(request):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            message = _("Set up the second step of signing in first.")
            return JsonResponse(
                {"code": "second_factor_required", "message": message, "fields": {}}, status=403
            )
        return redirect("mfa_activate_totp")


def _has_second_factor(request: HttpRequest) -> bool:
    methods = request.session.get("account_authentication_methods", [])
    if any(method.get("method") == "mfa" for method in methods):
        return True
    # She has just set it up in this session: setting up asks for a valid code.
    return Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
