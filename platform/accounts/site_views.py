"""The page of the site's settings, for administrators."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import policies
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.forms import SiteSettingsForm
from core.site import change_site_settings, site_settings


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def site_change(request: PersonRequest) -> HttpResponse:
    if not policies.may_run_the_site(request.person):
        raise Http404
    form = SiteSettingsForm(request.POST or None, instance=site_settings())
    if request.method == "POST" and form.is_valid():
        change_site_settings(actor_id=request.person.pk, values=form.cleaned_data, now=clock.now())
        messages.success(request, _("Saved."))
        return redirect("accounts:site-change")
    return render(request, "accounts/site_form.html", {"form": form}, status=422 if form.errors else 200)
