"""Reads JSON bodies within the site's limit of size and a sane depth."""

import re
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class BoundedJSONParser(JSONParser):
    """DRF reads past Django's DATA_UPLOAD_MAX_MEMORY_SIZE; this does not. Any: as DRF declares it."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        length = parser_context["request"].META.get("CONTENT_LENGTH") if parser_context else None
        if int(length or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig
        try:
            data = super().parse(stream, media_type, parser_context)
        except RecursionError as deep:
            raise ParseError from deep
        if not isinstance(data, dict) or not _is_storable(data):
            raise ParseError
        return data


def _is_storable(data: Any) -> bool:
    """Whether every text in it can be kept: PostgreSQL knows no NUL, UTF-8 no half of a character."""
    match data:
        case str():
            return not _UNSTORABLE.search(data)
        case dict():
            return all(_is_storable(part) for pair in data.items() for part in pair)
        case list():
            return all(map(_is_storable, data))
    return True
