"""What a PDF of ours says, read back from its own tables: glyphs by ToUnicode, lines by their place on the page."""

import re
import zlib
from collections import defaultdict

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_DRAWN = re.compile(
    rb"q 1 0 0 -1 (?P<x>[\d.-]+) (?P<y>[\d.-]+) cm"
    rb"|/f(?P<font>\d+) [\d.]+ Tf"
    rb"|Tm\[?(?P<shown>(?:\((?:\\.|[^\\)])*\)|[\d. -]+)+)\]?T[jJ]",
    re.DOTALL,
)
_PIECE = re.compile(rb"\(((?:\\.|[^\\)])*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def lines(pdf: bytes) -> list[str]:
    """The lines of every page, from top to bottom and left to right as drawn; breaks without width left out.

    Words of a right-to-left script keep their letters in visual order, as they lie on the page.
    """
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if b"/Type/Page/" in body]
    return [line for page in pages for line in _lines_of(page, objects)]


def _lines_of(page: bytes, objects: dict[int, bytes]) -> list[str]:
    fonts = {name: _letters(objects[font], objects) for name, font in _references(rb"/f(\d+)", page, objects)}
    found: dict[float, list[tuple[float, str]]] = defaultdict(list)
    x, y, font = 0.0, 0.0, 0
    for drawn in _DRAWN.finditer(_stream(objects[_one(rb"/Contents (\d+) 0 R", page)])):
        if drawn["x"] is not None:
            x, y = float(drawn["x"]), float(drawn["y"])
        elif drawn["font"] is not None:
            font = int(drawn["font"])
        else:
            found[round(y, 1)].append((x, _said(b"".join(_PIECE.findall(drawn["shown"])), fonts[font])))
    rows = sorted(found.items(), reverse=True)
    return ["".join(text for _x, text in sorted(row, key=lambda piece: piece[0])) for _y, row in rows]


def _said(text: bytes, letters: dict[int, str]) -> str:
    raw = _ESCAPED.sub(lambda found: _unescaped(found[1]), text)
    glyphs = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
    return "".join(letters.get(glyph, "\ufffd") for glyph in glyphs).replace("\u200b", "")


def _unescaped(found: bytes) -> bytes:
    return bytes([int(found, 8)]) if len(found) == 3 else _NAMED.get(found, found)


def _letters(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    table = _stream(objects[_one(rb"/ToUnicode (\d+) 0 R", font)])
    return {
        int(glyph, 16): bytes.fromhex(said.decode()).decode("utf-16-be")
        for glyph, said in _MAPPED.findall(table)
    }


def _references(name: bytes, page: bytes, objects: dict[int, bytes]) -> list[tuple[int, int]]:
    resources = objects[_one(rb"/Resources (\d+) 0 R", page)]
    return [(int(one), int(number)) for one, number in re.findall(name + rb" (\d+) 0 R", resources)]


def _one(pattern: bytes, body: bytes) -> int:
    found = re.search(pattern, body)
    assert found is not None, pattern
    return int(found[1])


def _stream(body: bytes) -> bytes:
    return zlib.decompress(body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])
