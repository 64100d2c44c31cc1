"""Pages of the desk: summary, activities, what waits for review, people."""

from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from accounts.choices import Look
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.panels import Panel
from core.site import site_settings
from engagement.activities.models import Activity
from engagement.insights import selectors
from engagement.insights.doors import desk
from engagement.insights.forms import ActivitiesForm, PeopleForm, PeriodForm
from engagement.insights.lines import activity_lines, deed_line
from engagement.insights.tabs import Tab, top

PER_PAGE = 50
IN_PANEL = 5


@require_safe
@desk
def desk_summary(request: PersonRequest) -> HttpResponse:
    now = clock.now()
    next_ones = list(selectors.coming_up(request.person, now=now)[:IN_PANEL])
    numbers = selectors.people_by_verb(next_ones)
    context = {
        "now": now,
        "lately": selectors.lately(request.person, now=now),
        "next": [(activity, numbers.get(activity.pk, {})) for activity in next_ones],
        "reviews": list(selectors.with_total(selectors.reviews(request.person))[:IN_PANEL]),
        "groups": list(selectors.with_total(selectors.groups_to_verify(request.person))[:IN_PANEL]),
        "panels": _panels(request, "DESK_PANELS"),
    }
    return _page(request, Tab.SUMMARY, context)


@require_safe
@desk
def desk_activities(request: PersonRequest) -> HttpResponse:
    form = ActivitiesForm(request.GET)
    form.is_valid()
    found = selectors.activities(request.person, form.wanted(zone_for(request, form)))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = activity_lines(page, selectors.people_by_verb(page))
    return _page(request, Tab.ACTIVITIES, {"form": form, "page": page, "lines": lines})


@require_safe
@desk
def desk_review(request: PersonRequest) -> HttpResponse:
    reviews = Paginator(selectors.reviews(request.person), PER_PAGE)
    groups = Paginator(selectors.groups_to_verify(request.person), PER_PAGE)
    number = request.GET.get("page")
    context = {
        "reviews": reviews.get_page(number),
        "groups": groups.get_page(number),
        # One set of links leads through both lists.
        "page": (reviews if reviews.num_pages >= groups.num_pages else groups).get_page(number),
        "panels": _panels(request, "REVIEW_PANELS"),
    }
    return _page(request, Tab.REVIEW, context)


@require_safe
@desk
def desk_people(request: PersonRequest) -> HttpResponse:
    form = PeopleForm(request.GET)
    form.is_valid()
    activity = wanted_activity(request, form)
    found = selectors.deeds(request.person, form.wanted(zone_for(request, form), activity))
    deeds, people = selectors.deeds_and_people(found)
    paginator = Paginator(found, PER_PAGE)
    paginator.count = deeds  # counted above, together with the people
    page = paginator.get_page(request.GET.get("page"))
    lines = [deed_line(deed) for deed in page]
    log_looks(
        viewer=request.person,
        people=list(dict.fromkeys(line.person.pk for line in lines)),
        what=Look.DESK_PEOPLE,
        now=clock.now(),
    )
    context = {
        "form": form,
        "page": page,
        "lines": lines,
        "deeds": deeds,
        "people": people,
        "activity": activity,
    }
    return _page(request, Tab.PEOPLE, context)


def wanted_activity(request: PersonRequest, form: PeopleForm) -> Activity | None:
    """The one activity asked for, if it lies in her scope; another's is not there."""
    code = form.cleaned_data.get("activity", "")
    activity = selectors.activity_in_scope(request.person, code) if code else None
    if code and activity is None:
        raise Http404
    return activity


def zone_for(request: PersonRequest, form: PeriodForm) -> ZoneInfo:
    """Whose days the period counts; the site's row is read only where a day is asked for."""
    asks = form.cleaned_data.get("since") or form.cleaned_data.get("until")
    return ZoneInfo(request.person.zone or (site_settings().zone if asks else "UTC"))


def _panels(request: PersonRequest, wired: str) -> list[Panel]:
    """The panels that the composition lists under this name."""
    return [import_string(path)(request) for path in import_string(f"config.composition.{wired}")]


def _page(request: PersonRequest, tab: Tab, context: dict[str, object]) -> HttpResponse:
    return render(request, f"insights/desk_{tab}.html", context | top(request.person, tab, clock.now()))
