"""Pages about who helps with an event."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.limits import TooManyTries
from core.refusals import refusals_on, refusals_told
from engagement.activities import policies
from engagement.activities.choices import Role
from engagement.activities.doors import run_by, visible
from engagement.activities.errors import ActivityError, NotAllowed
from engagement.activities.models import Activity, ActivityRole
from engagement.activities.roles import selectors, services
from engagement.activities.roles.forms import GiveForm, GroupForm, HandOverForm
from engagement.activities.standing import HAS_ROLES


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def role_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = _with_roles(request, code)
    form = GiveForm(request.POST or None, activity=activity, person=request.person)
    if request.method == "POST" and form.is_valid():
        try:
            return _given(request, activity, form)
        except NotAllowed as hidden:
            raise Http404 from hidden
        except (ActivityError, TooManyTries) as refused:
            form.add_error(None, str(refused))
    return _page(request, activity, form=form)


@require_POST
@signed_in
def co_organiser_name(request: PersonRequest, code: str) -> HttpResponse:
    activity = _with_roles(request, code)
    form = GroupForm(request.POST)
    if form.is_valid():
        group = selectors.other_group(activity, form.cleaned_data["group"])
        if group is None:
            form.add_error(
                "group",
                _("There is no other verified group of this name. Write the name as the group writes it."),
            )
        else:
            services.name_co_organiser(
                person=request.person, activity=activity, organisation=group, now=clock.now()
            )
            messages.success(request, _("Saved. The organisers of this group can work on the event now."))
            return redirect("activities:role-list", code=code)
    return _page(request, activity, group_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def role_hand_over(request: PersonRequest, code: str, role_code: str) -> HttpResponse:
    activity = _with_roles(request, code)
    role = _role(activity, role_code)
    if not policies.may_give_roles(request.person, activity):
        raise Http404
    form = HandOverForm(request.POST or None, activity=activity, person=request.person)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.hand_over_role(
                person=request.person, role=role, to=form.cleaned_data["to"], now=clock.now()
            )
            messages.success(request, _("Handed over, with everything that was still to do."))
            return redirect("activities:role-list", code=code)
    context = {"activity": activity, "role": role, "form": form}
    return render(request, "activities/role_hand_over.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def role_end(request: PersonRequest, code: str, role_code: str) -> HttpResponse:
    activity = visible(request.person, code)
    role = _role(activity, role_code)
    try:
        services.take_role_back(person=request.person, role=role, now=clock.now())
        messages.success(request, _("Taken back. It counts from now on."))
    except NotAllowed as hidden:
        raise Http404 from hidden
    except ActivityError as refused:
        messages.error(request, str(refused))
    return redirect("activities:role-list", code=code)


@require_POST
@signed_in
def role_answer(request: PersonRequest, role_code: str) -> HttpResponse:
    role = get_object_or_404(selectors.of_person(request.person), code=role_code)
    with refusals_told(request):
        if "accept" in request.POST:
            services.accept_role(person=request.person, role=role, now=clock.now())
            messages.success(request, _("Thank you. Here is what there is to do."))
            return redirect("activities:activity-work", code=role.activity.code)
        services.take_role_back(person=request.person, role=role, now=clock.now())
        messages.success(request, _("Done. You no longer have this role."))
    return redirect("accounts:me")


def _given(request: PersonRequest, activity: Activity, form: GiveForm) -> HttpResponse:
    role, member, now = Role(form.cleaned_data["role"]), form.cleaned_data["member"], clock.now()
    if member:
        services.give_role(person=request.person, activity=activity, member=member, role=role, now=now)
        messages.success(request, _("Given. It counts from now on, and the person is told."))
    else:
        email = form.cleaned_data["email"]
        services.offer_role(person=request.person, activity=activity, email=email, role=role, now=now)
        messages.success(
            request,
            _("If this address has signed up, the person is asked. Who says yes appears in the list."),
        )
    return redirect("activities:role-list", code=activity.code)


def _with_roles(request: PersonRequest, code: str) -> Activity:
    activity = run_by(request.person, code)
    if activity.kind not in HAS_ROLES or (
        request.method == "POST" and not policies.may_give_roles(request.person, activity)
    ):
        raise Http404
    return activity


def _role(activity: Activity, role_code: str) -> ActivityRole:
    role = selectors.one_of(activity, role_code)
    if role is None:
        raise Http404
    return role


def _page(
    request: PersonRequest,
    activity: Activity,
    *,
    form: GiveForm | None = None,
    group_form: GroupForm | None = None,
) -> HttpResponse:
    form = form or GiveForm(activity=activity, person=request.person)
    group_form = group_form or GroupForm()
    context = {
        "activity": activity,
        "roles": selectors.in_force(activity),
        "may_give": policies.may_give_roles(request.person, activity),
        "form": form,
        "group_form": group_form,
    }
    is_refused = form.errors or group_form.errors
    return render(request, "activities/role_list.html", context, status=422 if is_refused else 200)
