"""Every refusal of the API in one shape: `{code, message, fields}`; code for programs, message for people."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from core import clock
from core.limits import TooManyTries

LOOK_AT_FIELDS = _("Something is missing or not right. Correct the fields named here, then send it again.")


@dataclass(frozen=True)
class Refusal:
    """What is answered instead; `fields` names what was sent wrong: {"place": ["..."], "questions.0.text": ["..."]}."""

    status: int
    code: str
    message: str | Promise
    fields: dict[str, list[str]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        whole = asdict(self)
        return {"code": self.code, "message": str(self.message), "fields": whole["fields"]}


class Refused(exceptions.APIException):
    """A door's own refusal, said as it is to be answered."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.message), refusal.code)
        self.refusal = refusal
        self.status_code = refusal.status


# By class, the first that fits: what the framework refuses, in words of ours.
_FRAMEWORK: tuple[tuple[type[Exception], int, str, Promise], ...] = (
    (Http404, 404, "not_found", _("There is nothing here, or you may not see it. Check the address.")),
    (
        exceptions.NotFound,
        404,
        "not_found",
        _("There is nothing here, or you may not see it. Check the address."),
    ),
    (exceptions.NotAuthenticated, 401, "not_signed_in", _("Sign in first, then ask again.")),
    (exceptions.AuthenticationFailed, 401, "not_signed_in", _("Sign in first, then ask again.")),
    (exceptions.PermissionDenied, 403, "not_allowed", _("You may not do this.")),
    (PermissionDenied, 403, "not_allowed", _("You may not do this.")),
    (exceptions.ParseError, 400, "not_readable", _("What was sent cannot be read. Send it as JSON.")),
    (exceptions.MethodNotAllowed, 405, "method_not_allowed", _("This address does not take this method.")),
    (
        exceptions.NotAcceptable,
        406,
        "not_acceptable",
        _("Answers come as JSON only. Ask for application/json."),
    ),
    (
        exceptions.UnsupportedMediaType,
        415,
        "unsupported_media_type",
        _("Send it as JSON, with application/json."),
    ),
    (RequestDataTooBig, 413, "too_large", _("This is too large. Send less at once.")),
    (SuspiciousOperation, 400, "not_readable", _("What was sent cannot be read. Send it as JSON.")),
)


def answer_refusal(problem: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler; None lets what nobody expected go on to the server's error page."""
    refusal = refusal_of(problem)
    if refusal is None:
        return None
    headers = dict(getattr(problem, "headers", {}))
    if challenge := getattr(problem, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    return Response(refusal.body(), status=refusal.status, headers=headers | refusal.headers)


def refusal_of(problem: Exception) -> Refusal | None:
    """How this error is answered, or None when it is none that a reader should hear of."""
    match problem:
        case Refused():
            return problem.refusal
        case exceptions.ValidationError():
            fields = dict(flat(problem.detail))
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", LOOK_AT_FIELDS, fields)
        case TooManyTries():
            wait = max(1, round((problem.again_at - clock.now()).total_seconds()))
            return Refusal(429, "too_many_tries", str(problem), headers={"Retry-After": str(wait)})
    for kind, status in _services():
        if isinstance(problem, kind):
            if status == HTTPStatus.NOT_FOUND:
                # Whoever may not do it need not learn that it can be done.
                return refusal_of(Http404())
            return Refusal(
                status, getattr(problem, "code", "") or _spoken(type(problem).__name__), str(problem)
            )
    for kind, status, code, message in _FRAMEWORK:
        if isinstance(problem, kind):
            return Refusal(status, code, message)
    return None


def flat(detail: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """DRF's nested complaints as dotted names; what concerns no single field stands under "".

    Any: DRF nests lists and dicts as deep as the serializer.
    """
    match detail:
        case dict():
            for name, inner in detail.items():
                step = "" if name == "non_field_errors" else str(name)
                yield from flat(inner, ".".join(part for part in (path, step) if part))
        case list() if any(isinstance(inner, dict) for inner in detail):
            for number, inner in enumerate(detail):
                yield from flat(inner, ".".join(part for part in (path, str(number)) if part))
        case list():
            if detail:
                yield path, [str(inner) for inner in detail]
        case _:
            yield path, [str(detail)]


@cache
def _services() -> tuple[tuple[type[Exception], int], ...]:
    return tuple(
        (import_string(path), status) for path, status in import_string("config.composition.API_REFUSALS")
    )


def _spoken(name: str) -> str:
    """ "NoSuchMember" as "no_such_member"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
