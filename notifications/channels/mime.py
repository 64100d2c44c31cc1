"""A letter as the bytes of a mail (RFC 5322, 2045-2047); Python's own package takes four times as long for the same.

Everything goes as ASCII, so that any server may carry it on: text as it is or quoted-printable, files in base64.
"""

import re
from base64 import b64encode
from binascii import b2a_base64, b2a_qp
from collections.abc import Iterable, Iterator
from email.utils import encode_rfc2231, formatdate, parseaddr
from functools import lru_cache
from secrets import token_hex

from notifications.channels.channel import Attachment, Letter

CRLF = "\r\n"
# RFC 5321 4.5.3.1.6, without the CRLF.
LONGEST_LINE = 998
# RFC 2047 2: an encoded word has 75 characters at most; "=?utf-8?b?" and "?=" leave 63, which hold 45 bytes.
_BYTES_IN_A_WORD = 45
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")


def as_bytes(letter: Letter, *, sender: str, recipient: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """The whole mail, its lines ended by CRLF; `sender` may have a name, `recipient` is an address in ASCII.

    Raises ValueError where a header would break out of its line or could not be written.
    """
    lines = [
        _header("Subject", _words(letter.subject)),
        _header("From", _from(sender)),
        _header("To", recipient),
        f"Date: {formatdate()}",
        *(_header(name, value) for name, value in headers),
        "MIME-Version: 1.0",
    ]
    return (CRLF.join(lines) + CRLF + _body(letter)).encode("ascii")


def _header(name: str, value: str) -> str:
    # Folds of ours are CRLF and a blank; anything else would be a header of somebody's own.
    if _LINE_ENDS.search(value.replace(f"{CRLF} ", "")):
        raise ValueError(f"{name} has a line break")
    return f"{name}: {value}"


def _words(text: str) -> str:
    """A header's free text, in encoded words (RFC 2047) from the first to the last word that is not plain."""
    if _LINE_ENDS.search(text):
        raise ValueError("a header has a line break")
    words = text.split(" ")
    not_plain = [number for number, word in enumerate(words) if not _is_plain(word)]
    if len(text) > LONGEST_LINE / 2:
        first, last = 0, len(words)
    elif not_plain:
        first, last = not_plain[0], not_plain[-1] + 1
    else:
        return text
    pieces = _pieces(" ".join(words[first:last]))
    encoded = f"{CRLF} ".join(f"=?utf-8?b?{b64encode(piece).decode()}?=" for piece in pieces)
    return " ".join([*words[:first], encoded, *words[last:]])


def _is_plain(word: str) -> bool:
    # An empty one stands between two blanks, of which a reader would keep one.
    return word.isascii() and word.isprintable() and "=?" not in word and word != ""


def _pieces(text: str) -> Iterator[bytes]:
    """The text in UTF-8, cut between characters."""
    piece = b""
    for character in text:
        encoded = character.encode()
        if len(piece) + len(encoded) > _BYTES_IN_A_WORD:
            yield piece
            piece = b""
        piece += encoded
    yield piece


@lru_cache(maxsize=16)
def address_of(sender: str) -> str:
    """The address alone of "Balai <balai@balai.example>"."""
    return parseaddr(sender)[1]


@lru_cache(maxsize=16)
def _from(sender: str) -> str:
    name, address = parseaddr(sender)
    if not name:
        return address
    if not name.isascii() or "=?" in name:
        return f"{_words(name)} <{address}>"
    quoted = name if _PLAIN_NAME.fullmatch(name) else '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return f"{quoted} <{address}>"


def _body(letter: Letter) -> str:
    """The rest of the mail: the header of what it is, an empty line, and that."""
    parts = [_text("plain", letter.text)]
    if letter.html:
        parts = [_together("alternative", [*parts, _text("html", letter.html)])]
    if letter.attachments:
        parts = [_together("mixed", [*parts, *map(_file, letter.attachments)])]
    return parts[0]


def _together(kind: str, parts: Iterable[str]) -> str:
    # "=_" stands in no body that is encoded, and chance keeps it out of the others.
    boundary = f"=_{token_hex(12)}"
    inner = "".join(f"--{boundary}{CRLF}{part}{CRLF}" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"{CRLF}{CRLF}{inner}--{boundary}--{CRLF}'


def _text(kind: str, text: str) -> str:
    lines = _LINE_ENDS.split(text)
    whole = CRLF.join(lines)
    if whole.isascii() and max(map(len, lines)) <= LONGEST_LINE and "\0" not in whole:
        encoding = "7bit"
    else:
        # b2a_qp ends its own lines as it finds the first one ended; there must be one.
        encoding, whole = "quoted-printable", b2a_qp(f"{whole}{CRLF}".encode(), istext=True)[:-2].decode()
    return (
        f'Content-Type: text/{kind}; charset="utf-8"{CRLF}'
        f"Content-Transfer-Encoding: {encoding}{CRLF}{CRLF}{whole}"
    )


def _file(attachment: Attachment) -> str:
    content = b2a_base64(attachment.content, newline=False).decode()
    lines = CRLF.join(content[start : start + 76] for start in range(0, len(content), 76))
    return (
        f"{_header('Content-Type', attachment.content_type)}{CRLF}"
        f"Content-Transfer-Encoding: base64{CRLF}"
        f"{_header('Content-Disposition', f'attachment; {_file_name(attachment.name)}')}{CRLF}{CRLF}{lines}"
    )


def _file_name(name: str) -> str:
    if name.isascii() and not set(name) & set('"\\'):
        return f'filename="{name}"'
    return f"filename*={encode_rfc2231(name, 'utf-8')}"
