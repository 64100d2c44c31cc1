"""One line in the log for each request: its route and its outcome, nothing of who asked or for what."""

from collections.abc import Callable
from time import perf_counter

import structlog
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from structlog.contextvars import bound_contextvars

from core.codes import new_code

log = structlog.get_logger("request")


class RequestLogMiddleware:
    """Names the route ("events/<code:code>/register/"), never the path: paths carry searches, tokens and titles."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = perf_counter()
        with bound_contextvars(request=new_code(8)):
            response = self.get_response(request)
            route = request.resolver_match.route if request.resolver_match else "unknown"
            milliseconds = round((perf_counter() - began) * 1000)
            log.info(
                "answered", method=request.method, route=route, status=response.status_code, ms=milliseconds
            )
        return response
