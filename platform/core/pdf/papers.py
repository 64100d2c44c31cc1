"""A Typst template of a room and data become a PDF; what people wrote is data there and never source."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst

from core.texts import readable

_HERE = Path(__file__).parent


def render(template: str, data: Mapping[str, Any], *, language: str) -> bytes:
    """The PDF of `template`, the same bytes for the same data: no time and no chance in it.

    `template` is a file of a room, named from its import root: "engagement/events/papers/certificate.typ".
    `data` holds what JSON can; the template imports it as `data`. Text in it may say anything.
    `language` is a code as of Django; Arabic, Hebrew, Persian and Urdu run from the right.
    Raises typst.TypstError when the template is wrong or asks for what is not in the data.
    """
    return _compiled(template, data, language, "pdf")


def picture(template: str, data: Mapping[str, Any], *, language: str) -> bytes:
    """The first page as a PNG, for those who look before they print."""
    return _compiled(template, data, language, "png")


def _compiled(template: str, data: Mapping[str, Any], language: str, kind: Literal["pdf", "png"]) -> bytes:
    file = _file_of(template)
    made = typst.Compiler(
        file,
        root=file.parent,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(_readable(data)), "language": language.split("-")[0]},
        package_path=_HERE / "packages",
        package_cache_path=_HERE / "packages",
    ).compile(format=kind)
    pages = made if isinstance(made, list) else [made]
    return pages[0] or b""


def _file_of(template: str) -> Path:
    room, _slash, rest = template.partition("/")
    return Path(str(files(room))) / rest


@cache
def _fonts() -> typst.Fonts:
    """Ours alone, so that a paper looks the same on every server."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


def _readable(value: Any) -> Any:  # anything JSON can hold
    """The same data; in its texts nothing that cannot be seen and nothing that turns the direction of the line."""
    match value:
        case str():
            return readable(value, lines=True, optional=True)
        case Mapping():
            return {key: _readable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_readable(inner) for inner in value]
        case _:
            return value
