"""The floor under the pages: the same query and template, or the same service; no middleware, no user.

Views for a bare Django (`floor_application`). What stands around every page (settings row, navigation, the person) is
read once and kept.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.backends.django import DjangoTemplates
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from accounts.models import Person
from accounts.powers import Powers
from config import urls
from core.context import site
from engagement.activities import selectors
from engagement.activities.cards import cards, where
from engagement.activities.following.selectors import is_followed
from engagement.activities.forms import ListForm
from engagement.activities.kinds import kinds
from engagement.activities.selectors import Wanted
from engagement.activities.views import PER_PAGE
from engagement.events import services
from engagement.events.models import Event
from engagement.participation.choices import Mode


def activity_list(request: HttpRequest) -> HttpResponse:
    now, wanted = datetime.now(UTC), Wanted()
    page = Paginator(selectors.published(wanted, now=now), PER_PAGE).get_page(1)
    context = {"form": ListForm(), "page": page, "wanted": wanted, "kinds": kinds().values()}
    context["cards"] = cards(page, now=now)
    return _page(request, "activities/activity_list.html", context, frame(None))


def activity_page(request: HttpRequest, code: str, person_id: int | None = None) -> HttpResponse:
    now, person = datetime.now(UTC), people()[person_id] if person_id else None
    request.person = person  # type: ignore[attr-defined]  # as the middleware does
    activity = selectors.by_code(code)
    assert activity is not None
    kind = kinds()[activity.kind]
    context: dict[str, Any] = {
        "activity": activity,
        "kind": kind,
        "now": now,
        "where": where(activity, knows_place=True),
    }
    context |= {"is_open": True, "shows_numbers": True, "follows": is_followed(person, activity)}
    context |= kind.page(activity=activity, person=person, now=now)
    return _page(request, kind.page_template, context, frame(person_id))


@csrf_exempt
def register(request: HttpRequest, event_id: int, person_id: int) -> HttpResponse:
    services.register(
        person=people()[person_id],
        event=Event(pk=event_id),
        mode=Mode.HALL,
        party_size=1,
        now=datetime.now(UTC),
    )
    response = HttpResponseRedirect("/")
    response["Content-Length"] = "0"
    return response


@cache
def people() -> dict[int, Person]:
    """Everyone, without any power."""
    everyone = {person.pk: person for person in Person.objects.select_related("user")}
    for person in everyone.values():
        person.__dict__["powers"] = Powers()
    return everyone


@cache
def _templates() -> DjangoTemplates:
    """The site's, with no context processor to ask anything for each page."""
    of_site = settings.TEMPLATES[0]
    options = {**cast(dict[str, Any], of_site["OPTIONS"]), "context_processors": []}
    return DjangoTemplates({"NAME": "floor", "DIRS": of_site["DIRS"], "APP_DIRS": True, "OPTIONS": options})


@cache
def frame(person_id: int | None) -> dict[str, Any]:
    """What base.html asks for, as the site's own context processor answers it."""
    request: Any = HttpRequest()  # Any: it carries a person
    request.person = people()[person_id] if person_id else None
    return site(request) | {"user": request.person and request.person.user, "LANGUAGE_CODE": "id"}


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], around: dict[str, Any]
) -> HttpResponse:
    text = _templates().get_template(template).render(around | {"request": request} | context, request)
    response = HttpResponse(text)
    response["Content-Length"] = str(len(response.content))
    return response


urlpatterns = [
    path("floor/", activity_list),
    path("floor/<str:code>/", activity_page),
    path("floor/<str:code>/<int:person_id>/", activity_page),
    path("floor/<int:event_id>/register/<int:person_id>/", register),
    *urls.urlpatterns,  # the pages' own links must be found
]
