"""Pages about groups: found, join, lead and leave them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import policies, selectors, services
from accounts.choices import MemberRole
from accounts.doors import signed_in
from accounts.errors import AccountsError, LastManager, NotAllowed, NotInvited
from accounts.forms import InvitationForm, OrganisationForm, RoleForm, WishAnswerForm, WishForm
from accounts.models import Organisation
from accounts.requests import PersonRequest
from core import clock
from core.limits import TooManyTries
from core.panels import Panel


@require_safe
@signed_in
def organisation_list(request: PersonRequest) -> HttpResponse:
    context = {
        "groups": selectors.organisations_of(request.person),
        "invitations": selectors.invitations_of(request.person),
    }
    return render(request, "accounts/organisation_list.html", context)


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
    group = _open_group(code)
    if policies.may_see(request.person, group):
        return _show_group(request, group)
    return show_to_others(request, group)


@require_POST
@signed_in
def organisation_verify(request: PersonRequest, code: str) -> HttpResponse:
    group = _visible_group(request, code)
    if not policies.may_verify(request.person, group):
        raise Http404
    services.verify_organisation(person=request.person, organisation=group, now=clock.now())
    messages.success(request, _("Verified. The group can publish and see who takes part."))
    return redirect("accounts:organisation-page", code=code)


@require_POST
@signed_in
def member_invite(request: PersonRequest, code: str) -> HttpResponse:
    group = _managed_group(request, code)
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            services.invite(person=request.person, organisation=group, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("If this address has signed up, the person is asked to join."))
            return redirect("accounts:organisation-page", code=code)
        except TooManyTries as refused:
            form.add_error(None, str(refused))
    return _show_group(request, group, form, status=422)


@require_POST
@signed_in
def member_role(request: PersonRequest, code: str, person_code: str) -> HttpResponse:
    group = _managed_group(request, code)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _show_group(request, group, status=422)
    member = get_object_or_404(selectors.members_of(group), person__code=person_code).person
    try:
        services.give_role(
            person=request.person,
            organisation=group,
            member=member,
            role=MemberRole(form.cleaned_data["role"]),
            now=clock.now(),
        )
        messages.success(request, _("Saved."))
    except LastManager as refused:
        messages.error(request, str(refused))
    return redirect("accounts:organisation-page", code=code)


@require_POST
@signed_in
def invitation_answer(request: PersonRequest, code: str) -> HttpResponse:
    group = get_object_or_404(Organisation, code=code)
    try:
        if "accept" in request.POST:
            services.accept_invitation(person=request.person, organisation=group, now=clock.now())
            messages.success(request, _("You belong to the group now."))
            return redirect("accounts:organisation-page", code=code)
        services.decline_invitation(person=request.person, organisation=group, now=clock.now())
    except NotInvited as refused:
        # The same for a group she has never heard of.
        raise Http404 from refused
    messages.success(request, _("Declined. The group is not told."))
    return redirect("accounts:me")


@require_POST
@signed_in
def wish_say(request: PersonRequest, code: str) -> HttpResponse:
    group = _open_group(code)
    form = WishForm(request.POST)
    try:
        if "take_back" in request.POST:
            services.take_wish_back(person=request.person, organisation=group, now=clock.now())
            messages.success(request, _("Taken back. The group is not told."))
        elif form.is_valid():
            services.ask_to_join(
                person=request.person, organisation=group, wish=form.cleaned_data["wish"], now=clock.now()
            )
            messages.success(request, _("Sent. Who manages the group answers you."))
        else:
            return show_to_others(request, group, form, status=422)
    except NotAllowed as hidden:
        raise Http404 from hidden
    except (AccountsError, TooManyTries) as refused:
        messages.error(request, str(refused))
    return redirect("accounts:organisation-page", code=code)


@require_POST
@signed_in
def wish_answer(request: PersonRequest, code: str, person_code: str) -> HttpResponse:
    group = _managed_group(request, code)
    asker = get_object_or_404(selectors.wishes_of(group), person__code=person_code).person
    form = WishAnswerForm(request.POST)
    if not form.is_valid():
        return _show_group(request, group, status=422)
    is_yes, word = "accept" in request.POST, form.cleaned_data["word"]
    try:
        services.answer_wish(
            person=request.person, organisation=group, asker=asker, is_yes=is_yes, word=word, now=clock.now()
        )
        messages.success(
            request, _("Taken in. The person is told.") if is_yes else _("Declined. The person is told.")
        )
    except AccountsError as refused:
        messages.error(request, str(refused))
    return redirect("accounts:organisation-page", code=code)


@require_POST
@signed_in
def organisation_leave(request: PersonRequest, code: str) -> HttpResponse:
    group = _visible_group(request, code)
    if not policies.belongs(request.person, group):
        raise Http404
    try:
        services.leave_group(person=request.person, organisation=group, now=clock.now())
    except LastManager as refused:
        messages.error(request, str(refused))
        return redirect("accounts:organisation-page", code=code)
    messages.success(request, _("You have left the group."))
    return redirect("accounts:me")


def show_to_others(
    request: PersonRequest, group: Organisation, form: WishForm | None = None, *, status: int = 200
) -> HttpResponse:
    """What anybody signed in sees of a verified group: who it says it is, no member, and the wish to join."""
    if not group.is_verified:
        raise Http404
    standing = selectors.membership_of(request.person, group)
    context = {
        "group": group,
        "standing": standing.state if standing else "",
        "answer": standing.answer if standing else "",
        "form": form or WishForm(initial={"wish": standing.wish if standing else ""}),
        "panels": _panels(request, group),
    }
    return render(request, "accounts/organisation_public.html", context, status=status)


def _panels(request: PersonRequest, group: Organisation) -> list[Panel]:
    return [import_string(path)(request, group) for path in import_string("config.composition.GROUP_PANELS")]


def _open_group(code: str) -> Organisation:
    return get_object_or_404(Organisation.objects.select_related("place__parent__parent__parent"), code=code)


def _visible_group(request: PersonRequest, code: str) -> Organisation:
    group = _open_group(code)
    if not policies.may_see(request.person, group):
        raise Http404
    return group


def _managed_group(request: PersonRequest, code: str) -> Organisation:
    group = _visible_group(request, code)
    if not policies.may_manage(request.person, group):
        raise Http404
    return group


def _show_group(
    request: PersonRequest, group: Organisation, form: InvitationForm | None = None, *, status: int = 200
) -> HttpResponse:
    members = list(selectors.members_of(group))
    may_manage = policies.may_manage(request.person, group)
    context = {
        "group": group,
        "members": members,
        "wishes": selectors.wishes_of(group) if may_manage else [],
        "invited": selectors.number_invited(group),
        "roles": MemberRole.choices,
        "belongs": any(member.person_id == request.person.pk for member in members),
        "may_manage": may_manage,
        "may_verify": policies.may_verify(request.person, group) and not group.is_verified,
        "form": form or InvitationForm(),
        "panels": _panels(request, group),
    }
    if any(member.person_id == request.person.pk and member.role == MemberRole.MANAGER for member in members):
        context["links"] = import_string("config.composition.group_links")(group)
    return render(request, "accounts/organisation_page.html", context, status=status)
