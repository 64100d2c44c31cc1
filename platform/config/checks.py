"""What a site refuses to start with."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def check_clock_is_real_in_production(**kwargs: Any) -> list[CheckMessage]:
    if settings.CLOCK_SHIFTABLE and not (settings.DEMONSTRATION or settings.TESTING):
        return [
            Error(
                "CLOCK_SHIFTABLE is on outside tests and demonstration.",
                hint="Remove CLOCK_SHIFTABLE from the environment of a real site.",
                id="config.E001",
            )
        ]
    return []


@register()
def check_demonstration_stays_at_home(**kwargs: Any) -> list[CheckMessage]:
    host = settings.SITE_HOST
    if settings.DEMONSTRATION and host not in {"localhost", "127.0.0.1", "[::1]"}:
        return [
            Error(
                f"DEMONSTRATION is on, but the site's address is {host}.",
                hint="A demonstration shows every mail to whoever opens the post box: use it on localhost only.",
                id="config.E002",
            )
        ]
    return []
