"""Look into a zipped spreadsheet before anything is parsed: size, bombs, passwords, entities."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .errors import Damaged, Encrypted, NotASheet, OldExcel, OtherSpreadsheet, UnpacksTooBig, UnsafeFile
from .limits import Limits

CHUNK = 65_536
CENTRAL_ENTRY = b"PK\x01\x02"
IS_ENCRYPTED = 0x1


class _RootFound(Exception):
    """Stops the parser at the first element: a document type can only stand before it."""


def open_package(content: bytes, limits: Limits) -> ZipFile:
    """The zip of an .xlsx, proved small and plain. Raises the SheetError that says what is wrong."""
    # Counted in the bytes, because ZipFile would first build an object for each of a million entries.
    if content.count(CENTRAL_ENTRY) > limits.members:
        raise UnpacksTooBig
    try:
        package = ZipFile(BytesIO(content))
    except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Damaged from error
    _check_sizes(package.infolist(), len(content), limits)
    _check_kind(set(package.namelist()))
    for member in package.infolist():
        _check_member(package, member, limits)
    return package


def _check_sizes(members: list[ZipInfo], packed: int, limits: Limits) -> None:
    if any(member.flag_bits & IS_ENCRYPTED for member in members):
        raise Encrypted
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        raise NotASheet
    # ZipFile never unpacks more than the size a member declares, so the declared sizes are the truth that counts.
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_size or unpacked > limits.ratio * packed:
        raise UnpacksTooBig


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise OldExcel
    if "content.xml" in names and "mimetype" in names:
        raise OtherSpreadsheet
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise NotASheet


def _check_member(package: ZipFile, member: ZipInfo, limits: Limits) -> None:
    root = _root_name(_chunks(package, member))
    ceiling = {"worksheet": limits.sheet_marks, "sst": limits.strings_marks}.get(root, limits.other_marks)
    marks = 0
    for chunk in _chunks(package, member):
        marks += chunk.count(b"<")
        if marks > ceiling:
            raise UnpacksTooBig


def _chunks(package: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    try:
        with package.open(member) as source:
            while chunk := source.read(CHUNK):
                yield chunk
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Damaged from error


def _root_name(chunks: Iterator[bytes]) -> str:
    """The name of the first element without its prefix; empty when the member is not XML."""
    found: list[str] = []

    def start(name: str, attributes: object) -> None:
        found.append(name.rpartition(":")[2])
        raise _RootFound

    def doctype(*definition: object) -> None:
        raise UnsafeFile

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk)
    except (_RootFound, expat.ExpatError):
        pass
    return found[0] if found else ""
