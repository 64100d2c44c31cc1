"""The two moves that every view of the API makes: take what was sent, and give a page of a collection."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, QuerySet
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response


def received(
    request: Request, shape: type[serializers.Serializer[Any]], *, partial: bool = False, **context: Any
) -> dict[str, Any]:
    """The body in that shape, understood. Raises DRF's ValidationError, which is answered with 422.

    Any: what a serializer understands is as various as its fields.
    """
    body = shape(data=request.data, partial=partial, context={"request": request} | context)
    body.is_valid(raise_exception=True)
    return dict(body.validated_data)


def asked(request: Request, shape: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """The query in that shape, understood. Raises DRF's ValidationError, which is answered with 422."""
    query = shape(data=request.query_params, context={"request": request})
    query.is_valid(raise_exception=True)
    return dict(query.validated_data)


def page_of[Row: Model](view: GenericAPIView[Any], rows: QuerySet[Row]) -> list[Row]:
    """The rows of the page that is asked for. Raises Http404 where there is no such page."""
    return list(view.paginate_queryset(rows) or ())


def given(view: GenericAPIView[Any], page: Sequence[Any], **context: Any) -> Response:
    """What `page_of` read, in the view's shape; `context` is handed to the serializer."""
    shape = view.get_serializer_class()
    return view.get_paginated_response(shape(page, many=True, context=context).data)


def paged(view: GenericAPIView[Any], rows: QuerySet[Any], **context: Any) -> Response:
    """One page of `rows` in the view's shape."""
    return given(view, page_of(view, rows), **context)
