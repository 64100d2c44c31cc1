"""Pages about oneself and about groups."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.i18n import set_language

from accounts import policies, selectors, services
from accounts.choices import ConsentWay
from accounts.doors import signed_in
from accounts.errors import NoSuchMember
from accounts.forms import MemberForm, OrganisationForm, SelfForm
from accounts.models import Organisation
from accounts.personal_data import take_away
from accounts.purposes import REMINDERS
from accounts.requests import PersonRequest, VisitorRequest
from core import clock

SHOWN = 100


@require_safe
@signed_in
def me(request: PersonRequest) -> HttpResponse:
    panels = [import_string(path)(request) for path in import_string("config.composition.ME_PANELS")]
    groups = selectors.organisations_of(request.person)
    return render(request, "accounts/me.html", {"panels": panels, "groups": groups})


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
        services.record_consent(
            person=person,
            purpose=REMINDERS.name,
            channel="email",
            given="give" in request.POST,
            way=ConsentWay.PROFILE,
            language=person.language,
            now=clock.now(),
        )
        messages.success(request, _("Saved."))
        return redirect("accounts:consents")
    standing = selectors.consent_in_force(person.pk, purpose=REMINDERS.name, channel="email")
    context = {
        "rows": selectors.consents_of(person)[:SHOWN],
        "reminders": REMINDERS,
        "is_reminded": standing is None or standing.given,
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
    if request.person and translation.check_for_language(chosen):
        services.choose_language(person=request.person, language=chosen, now=clock.now())
    return response


@require_safe
@signed_in
def organisation_list(request: PersonRequest) -> HttpResponse:
    groups = selectors.organisations_of(request.person)
    return render(request, "accounts/organisation_list.html", {"groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def organisation_create(request: PersonRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        group = services.create_organisation(person=request.person, now=clock.now(), **form.cleaned_data)
        messages.success(
            request, _("Your group is here. Plan something now; a coordinator verifies the group meanwhile.")
        )
        return redirect("accounts:organisation-page", code=group.code)
    return render(
        request, "accounts/organisation_form.html", {"form": form}, status=422 if form.errors else 200
    )


@require_safe
@signed_in
def organisation_page(request: PersonRequest, code: str) -> HttpResponse:
    return _show_group(request, _visible_group(request, code))


@require_POST
@signed_in
def member_add(request: PersonRequest, code: str) -> HttpResponse:
    group = _visible_group(request, code)
    if not policies.may_manage(request.person, group):
        raise Http404
    form = MemberForm(request.POST)
    if form.is_valid():
        try:
            services.add_member(
                person=request.person, organisation=group, now=clock.now(), **form.cleaned_data
            )
            messages.success(request, _("Added to the group."))
            return redirect("accounts:organisation-page", code=code)
        except NoSuchMember as refused:
            form.add_error("email", str(refused))
    return _show_group(request, group, form, status=422)


@require_POST
@signed_in
def organisation_verify(request: PersonRequest, code: str) -> HttpResponse:
    group = _visible_group(request, code)
    if not policies.may_verify(request.person, group):
        raise Http404
    services.verify_organisation(person=request.person, organisation=group, now=clock.now())
    messages.success(request, _("Verified. The group can publish and see who takes part."))
    return redirect("accounts:organisation-page", code=code)


def _visible_group(request: PersonRequest, code: str) -> Organisation:
    group = get_object_or_404(Organisation.objects.select_related("place__parent__parent__parent"), code=code)
    if not policies.may_see(request.person, group):
        raise Http404
    return group


def _show_group(
    request: PersonRequest, group: Organisation, form: MemberForm | None = None, *, status: int = 200
) -> HttpResponse:
    context = {
        "group": group,
        "members": group.memberships.select_related("person").order_by("-role", "person__called"),
        "may_manage": policies.may_manage(request.person, group),
        "may_verify": policies.may_verify(request.person, group) and not group.is_verified,
        "form": form or MemberForm(),
    }
    return render(request, "accounts/organisation_page.html", context, status=status)
