"""How a verb of the API stands in its schema: what it takes, gives and refuses."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers

Shape = type[serializers.Serializer[Any]] | serializers.BaseSerializer[Any] | OpenApiTypes
Verb = Callable[..., Any]


class RefusalSerializer(serializers.Serializer[Any]):
    """Every refusal: a code for programs, a sentence for people in their language, and the fields that were wrong."""

    code = serializers.CharField(help_text=_("A stable word, like full or not_signed_in."))
    message = serializers.CharField(
        help_text=_("What happened and what to do next, in the reader's language.")
    )
    fields = serializers.DictField(  # type: ignore[assignment]  # the shape has a field of this name
        child=serializers.ListField(child=serializers.CharField()),
        help_text=_("By the name of each field, what is wrong with it."),
    )


_WHY = {
    400: _("The body cannot be read as JSON."),
    401: _("Nobody is signed in, or the session has ended."),
    403: _("You may not do this, or the second step of signing in is missing."),
    404: _("Nothing is here, or it is not for you to see."),
    409: _("It cannot be done as things stand; the code says why."),
    415: _("The body is not JSON."),
    422: _("Something sent is missing or not right; fields says what."),
    429: _("Too many tries; Retry-After says for how many seconds to wait."),
}


def describes(
    summary: str,
    *,
    gives: Shape | None = None,
    gives_files: Iterable[str] = (),
    takes: Shape | None = None,
    asks: Iterable[type[serializers.Serializer[Any]]] = (),
    refuses: Iterable[int] = (),
    status: int = 200,
    operation: str | None = None,
) -> Callable[[Verb], Verb]:
    """Describe one method of a view; the refusals that follow from its form are added to those named.

    `takes` is the body, `asks` the query. `status` is that of success; `gives` None means that nothing comes back;
    `gives_files` are media types, told apart by the ending of the address.
    """
    asks = list(asks)
    refusals = {*refuses, 401, 403}
    refusals |= {400, 415, 422} if takes else set()
    refusals |= {422} if asks else set()
    refusals |= {404} if isinstance(gives, serializers.ListSerializer) else set()  # a page that is not there
    answers: dict[Any, Any] = {status: gives or OpenApiResponse(description=str(_("Done.")))}
    if files := {(status, media.partition(";")[0]): OpenApiTypes.BINARY for media in gives_files}:
        answers = {**files}
    answers |= {
        code: OpenApiResponse(RefusalSerializer, description=str(_WHY[code])) for code in sorted(refusals)
    }
    return extend_schema(
        summary=summary,
        request=takes,
        responses=answers,
        parameters=asks,
        operation_id=operation,
    )
