"""Pages about oneself."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.i18n import set_language

from accounts import selectors, services
from accounts.choices import ConsentWay
from accounts.doors import signed_in
from accounts.forms import SelfForm
from accounts.personal_data import take_away
from accounts.purposes import BY_MAIL, REMINDERS
from accounts.requests import PersonRequest, VisitorRequest
from core import clock

SHOWN = 100


@require_safe
@signed_in
def me(request: PersonRequest) -> HttpResponse:
    panels = [import_string(path)(request) for path in import_string("config.composition.ME_PANELS")]
    context = {
        "panels": panels,
        "groups": selectors.organisations_of(request.person),
        "invitations": selectors.invitations_of(request.person),
    }
    return render(request, "accounts/me.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def about_me(request: PersonRequest) -> HttpResponse:
    person = request.person
    said = {name: getattr(person, name) for name in SelfForm.base_fields}
    form = SelfForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        services.describe(person=person, now=clock.now(), **form.cleaned_data)
        translation.activate(form.cleaned_data["language"])
        messages.success(request, _("Saved."))
        return redirect("accounts:me")
    return render(request, "accounts/about_me.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def consents(request: PersonRequest) -> HttpResponse:
    person = request.person
    if request.method == "POST":
        named = request.POST.get("purpose", REMINDERS.name)
        purpose = next((known for known in BY_MAIL if known.name == named), None)
        if purpose is None:
            raise Http404
        services.record_consent(
            person=person,
            purpose=purpose.name,
            channel="email",
            given="give" in request.POST,
            way=ConsentWay.PROFILE,
            language=person.language,
            now=clock.now(),
        )
        messages.success(request, _("Saved."))
        return redirect("accounts:consents")
    stopped = selectors.stopped_by_mail(person)
    context = {
        "rows": selectors.consents_of(person)[:SHOWN],
        "purposes": [(purpose, purpose.name not in stopped) for purpose in BY_MAIL],
    }
    return render(request, "accounts/consents.html", context)


@require_safe
@signed_in
def looks(request: PersonRequest) -> HttpResponse:
    rows = request.person.looks.select_related("viewer").order_by("-at")[:SHOWN]
    return render(request, "accounts/looks.html", {"rows": rows})


@require_safe
@signed_in
def data_take_away(request: PersonRequest) -> HttpResponse:
    response = JsonResponse(take_away(request.person), json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="balai.json"'
    return response


@require_POST
def choose_language(request: VisitorRequest) -> HttpResponse:
    """Django's own switch, and for a person also the language of her messages."""
    response = set_language(request)
    chosen = request.POST.get("language", "")
    if request.person and chosen in dict(settings.LANGUAGES):
        services.choose_language(person=request.person, language=chosen, now=clock.now())
    return response
