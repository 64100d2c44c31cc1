"""What a site refuses to start with: asked by Django's checks, the web server, the worker and beat alike."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Danger:
    """One thing that would hurt people on a real site, and what to do about it."""

    code: str
    what: str
    do: str


def dangers() -> list[Danger]:
    """Everything in the settings that must not meet real people; empty when all is well."""
    found = []
    if settings.CLOCK_SHIFTABLE and not (settings.DEMONSTRATION or settings.TESTING):
        found.append(
            Danger(
                "config.E001",
                "CLOCK_SHIFTABLE is on outside tests and demonstration.",
                "Remove CLOCK_SHIFTABLE from the environment of a real site.",
            )
        )
    if settings.DEMONSTRATION and settings.SITE_HOST not in LOOPBACK:
        found.append(
            Danger(
                "config.E002",
                f"DEMONSTRATION is on, but the site's address is {settings.SITE_HOST}.",
                "A demonstration shows every mail to whoever opens the post box: use it on localhost only.",
            )
        )
    if not (settings.MAIL_URL or settings.DEMONSTRATION or settings.TESTING):
        found.append(
            Danger(
                "config.E003",
                "MAIL_URL is empty: codes and reminders would reach nobody.",
                "Set MAIL_URL to your mail server, for example smtp://user:password@mail.your.org:587/?tls=True.",
            )
        )
    return found


def refuse_danger() -> None:
    """Stop a process that is about to serve. Raises ImproperlyConfigured."""
    if found := dangers():
        raise ImproperlyConfigured(" ".join(f"{danger.what} {danger.do}" for danger in found))
