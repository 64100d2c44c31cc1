"""Search as one types, and the same search as a plain page."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from places.selectors import search


@require_safe
@cache_control(private=True, max_age=300)
def place_search(request: HttpRequest) -> HttpResponse:
    """`?q=` to at most ten places: JSON for the field's script, a page for a browser."""
    text = request.GET.get("q", "")
    matches = search(text)
    response: HttpResponse
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        response = JsonResponse(
            {
                "results": [
                    {"code": match.place.code, "kind": match.place.kind, "name": match.chain}
                    for match in matches
                ]
            }
        )
    else:
        response = render(request, "places/search.html", {"text": text, "matches": matches})
    patch_vary_headers(response, ["Accept", "Accept-Language", "Cookie"])
    return response
