"""What every page knows: the site, its navigation, the reader's zone and language direction."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from core.site import site_settings


def site(request: HttpRequest) -> dict[str, Any]:
    """Variables for base.html: `site`, `navigation`, `reader_zone`, `demonstration`."""
    settings_row = site_settings()
    person = getattr(request, "person", None)
    return {
        "site": settings_row,
        "site_settings": settings_row,  # allauth's pages put their own `site` over ours
        "site_languages": _languages(settings_row.languages),
        "reader_zone": _own_zone(request) or settings_row.zone,
        "navigation": import_string("config.composition.navigation")(request),
        "person": person,
        "foot_links": import_string("config.composition.foot_links")(),
        "demonstration": settings.DEMONSTRATION,
    }


def reader_zone(request: HttpRequest) -> str:
    """The zone of whoever reads: her own, the one her browser guessed, or the site's. It may name none."""
    return _own_zone(request) or site_settings().zone


def _own_zone(request: HttpRequest) -> str:
    person = getattr(request, "person", None)
    return (person.zone if person else "") or request.COOKIES.get("zone", "")


def _languages(chosen: list[str]) -> list[tuple[str, str]]:
    return [(code, name) for code, name in settings.LANGUAGES if not chosen or code in chosen]
