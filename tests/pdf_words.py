"""What a PDF of ours says, read back from its own tables: glyphs by ToUnicode, lines by their place on the page."""

import re
import zlib
from collections import defaultdict

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_DRAWN = re.compile(
    rb"q 1 0 0 -1 (?P<x>[\d.-]+) (?P<y>[\d.-]+) cm"
    rb"|/f(?P<font>\d+) [\d.]+ Tf"
    rb"|Tm\[?(?P<shown>[(<].*?)\]?T[jJ]\n(?:EMC\n)?ET",
    re.DOTALL,
)
# A string in figures, or in letters, where brackets stand bare as long as they are balanced.
_FIGURES = re.compile(rb"<([0-9A-Fa-f]*)>")
_LETTER = re.compile(rb"\\(?P<escaped>[0-7]{3}|.)|(?P<plain>.)", re.DOTALL)
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
            found[round(y, 1)].append((x, _said(drawn["shown"], fonts[font])))
    rows = sorted(found.items(), reverse=True)
    return ["".join(text for _x, text in sorted(row, key=lambda piece: piece[0])).strip() for _y, row in rows]


def _said(shown: bytes, letters: dict[int, str]) -> str:
    raw = _bytes(shown)
    glyphs = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
    # Glyph 0 is the box of what no font has; another without a letter is a break that nobody sees.
    return "".join(letters.get(glyph, "" if glyph else "\ufffd") for glyph in glyphs).replace("\u200b", "")


def _bytes(shown: bytes) -> bytes:
    """The bytes of all strings of a TJ array; the numbers between them move letters and say nothing."""
    said, at = bytearray(), 0
    while at < len(shown):
        if figures := _FIGURES.match(shown, at):
            said += bytes.fromhex(figures[1].decode())
            at = figures.end()
        elif shown[at : at + 1] == b"(":
            string, at = _string(shown, at + 1)
            said += string
        else:
            at += 1
    return bytes(said)


def _string(shown: bytes, at: int) -> tuple[bytes, int]:
    """The string that begins here, and where it has ended."""
    depth, said = 1, bytearray()
    while depth:
        letter = _LETTER.match(shown, at)
        assert letter is not None
        at = letter.end()
        depth += {b"(": 1, b")": -1}.get(letter[0], 0)
        if depth:
            said += _unescaped(letter["escaped"]) if letter["escaped"] else letter[0]
    return bytes(said), at


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
