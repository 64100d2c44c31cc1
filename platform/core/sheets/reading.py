"""Read a spreadsheet somebody sent, whatever its name says, without trusting any of it."""

import re

from .cells import Workbook
from .csv_text import decode, read_csv
from .errors import EmptyFile, Encrypted, FileTooBig, NotASheet, OldExcel, OtherSpreadsheet
from .limits import USUAL, Limits
from .xlsx import read_xlsx

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an OLE file, in its own UTF-16.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
OTHER_BINARY = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"PK",
)
MARKUP = re.compile(r"\s*<(?:\?xml|!doctype|html|table|body|head|svg|meta|style)", re.IGNORECASE)


def read(content: bytes, name: str, limits: Limits = USUAL) -> Workbook:
    """The sheets of an .xlsx or a CSV, kind found by content. `name` is only for showing. Raises SheetError."""
    if len(content) > limits.file_size:
        raise FileTooBig(megabytes=limits.file_size // 1_000_000)
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyFile
    if content.startswith(ZIP):
        return Workbook(name, "xlsx", read_xlsx(content, limits))
    if content.startswith(OLE):
        _refuse_ole(content)
    if content.startswith(OTHER_BINARY):
        raise NotASheet
    _refuse_markup(content)
    return Workbook(name, "csv", (read_csv(content, _sheet_name(name), limits),))


def _refuse_ole(content: bytes) -> None:
    if ENCRYPTED_STREAM in content:
        raise Encrypted
    if any(stream in content for stream in WORKBOOK_STREAMS):
        raise OldExcel
    raise NotASheet


def _refuse_markup(content: bytes) -> None:
    """Many systems write a web page or an XML of 2003 and call it .xls."""
    opening = decode(content[:2048])
    if not MARKUP.match(opening):
        return
    if "urn:schemas-microsoft-com:office:spreadsheet" in opening:
        raise OldExcel
    if "<table" in opening.lower():
        raise OtherSpreadsheet
    raise NotASheet


def _sheet_name(name: str) -> str:
    return re.sub(r"\.\w+\Z", "", re.split(r"[/\\]", name)[-1]) or "1"
