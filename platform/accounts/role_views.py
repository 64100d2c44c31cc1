"""Pages of administrators: who coordinates or answers for which place."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import policies, selectors, services
from accounts.choices import PlacePower
from accounts.doors import signed_in
from accounts.errors import NoSuchMember
from accounts.forms import PlaceRoleForm
from accounts.requests import PersonRequest
from core import clock


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def role_list(request: PersonRequest) -> HttpResponse:
    _expect_administrator(request)
    form = PlaceRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = selectors.person_by_address(form.cleaned_data["email"])
        if person is None:
            form.add_error("email", str(NoSuchMember()))
        else:
            services.grant_place_role(
                granted_by=request.person,
                person=person,
                place=form.cleaned_data["place"],
                power=PlacePower(form.cleaned_data["power"]),
                now=clock.now(),
            )
            messages.success(
                request, _("Granted. Coordinators are asked for the second step when they next sign in.")
            )
            return redirect("accounts:role-list")
    context = {"roles": selectors.place_roles(), "form": form}
    return render(request, "accounts/role_list.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def role_revoke(request: PersonRequest, code: str) -> HttpResponse:
    _expect_administrator(request)
    role = get_object_or_404(selectors.place_roles(), code=code)
    services.revoke_place_role(revoked_by=request.person, role=role, now=clock.now())
    messages.success(request, _("Taken back. It counts from now on."))
    return redirect("accounts:role-list")


def _expect_administrator(request: PersonRequest) -> None:
    if not policies.may_grant_place_role(request.person):
        raise Http404
