"""Pages go out compressed: most readers pay for each kilobyte."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/manifest+json", "application/vnd.oai.openapi")


class TextCompressionMiddleware(GZipMiddleware):
    """Django's, which pads by a random length against BREACH, but only for text: an XLSX is compressed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
