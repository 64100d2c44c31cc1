"""What is answered when something broke that nobody expected: a page to readers, the API's shape to programs."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.defaults import server_error as page

from core.api.refusals import Refusal


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500."""
    if not request.path.startswith("/api/"):
        return page(request)
    broken = Refusal(
        500, "broken", _("Something broke on our side. Nothing was changed. Please try again a little later.")
    )
    return JsonResponse(broken.body(), status=broken.status)
