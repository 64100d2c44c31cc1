"""Every address of the site, read from the URL configuration itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address: its pattern as written, and whether it belongs to the API."""

    pattern: str
    callback: str

    @property
    def room(self) -> str:
        """The first part of the address, by which the table is cut into tests."""
        return self.pattern.split("/")[0] or "home"

    @property
    def methods(self) -> tuple[str, ...]:
        """What is tried: pages by GET and POST, the API by every method."""
        api = self.pattern.startswith(("api/", "_allauth/"))
        return ("GET", "POST", "PUT", "PATCH", "DELETE") if api else ("GET", "POST")


def routes() -> list[Route]:
    """All of them, in the order of their addresses."""
    return sorted(_walk(get_resolver(), ""), key=lambda route: route.pattern)


def _walk(resolver: URLResolver, before: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, pattern)
        elif isinstance(entry, URLPattern):
            yield Route(pattern, entry.lookup_str)
