"""Puts the person on the request, and holds staff at the door until they have a second factor."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.proofs import has_shown_second_factor
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
            response.headers["Cache-Control"] = "no-store, private"
            if not request.user.is_authenticated:
                # She has just signed out: nor may anything stay that a page of hers left behind.
                response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class SecondFactorMiddleware:
    """Coordinators, administrators and the trained set up a second factor before anything else."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: VisitorRequest) -> HttpResponse:
        person, user = request.person, request.user
        if (
            person is None
            or user.is_anonymous
            or not person.powers.needs_second_factor
            or request.path.startswith(OPEN_TO_STAFF)
        ):
            return self.get_response(request)
        if has_shown_second_factor(request, user):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            message = _("Set up the second step of signing in, or sign in again with it.")
            return JsonResponse(
                {"code": "second_factor_required", "message": message, "fields": {}}, status=403
            )
        if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
            back = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")
        return redirect("mfa_activate_totp")
