"""Files made to harm or to stall us are refused at once, with a sentence."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from core.sheets import Limits, SheetError, read

from .test_reading import rewritten, xlsx

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def small() -> bytes:
    workbook = Workbook()
    workbook.worksheets[0].append(["Nama", "Kota"])
    return xlsx(workbook)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def refusal(content: bytes, name: str = "list.xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(SheetError) as caught:
        read(content, name, limits or Limits())
    assert str(caught.value).endswith(".")
    return caught.value.code


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\r\n  \r\n", "empty_file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "old_excel"),
        (OLE + "WordDocument".encode("utf-16-le"), "not_a_sheet"),
        (b"%PDF-1.7 ...", "not_a_sheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_sheet"),
        (bytes(range(256)) * 20, "not_a_sheet"),
        (b"<html><table><tr><td>Nama</td></tr></table>", "other_spreadsheet"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "old_excel",
        ),
        (zipped({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "not_a_sheet"),
        (zipped({"content.xml": b"<a/>", "mimetype": b"x"}), "other_spreadsheet"),
        (zipped({"xl/workbook.bin": b"", "[Content_Types].xml": b"<a/>"}), "old_excel"),
        (zipped({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "damaged"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"x" * 10_000_001, "file_too_big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_that_is_no_list_is_refused_by_name(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_damaged_in_the_middle_is_refused() -> None:
    content = bytearray(small())
    content[200:260] = bytes(60)

    assert refusal(bytes(content)) == "damaged"


def test_bomb_of_zeros_is_refused_before_unpacking() -> None:
    assert (
        refusal(zipped({"[Content_Types].xml": b"<a/>", "xl/a.xml": bytes(90_000_000)})) == "unpacks_too_big"
    )


def test_bomb_of_ratio_is_refused() -> None:
    assert (
        refusal(zipped({"[Content_Types].xml": b"<a/>", "xl/a.xml": bytes(20_000_000)})) == "unpacks_too_big"
    )


def test_bomb_of_members_is_refused() -> None:
    assert refusal(zipped({f"xl/{number}": b"" for number in range(2_100)})) == "unpacks_too_big"


def test_bomb_of_empty_strings_is_refused() -> None:
    strings = b"<sst>" + b"".join(b"<si/>%d" % number for number in range(1_600_000)) + b"</sst>"

    assert refusal(zipped({"[Content_Types].xml": b"<a/>", "xl/strings.xml": strings})) == "unpacks_too_big"


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "docProps/core.xml", "xl/styles.xml"]
)
def test_entities_are_refused_in_every_part(part: str) -> None:
    opening = next(
        chunk
        for chunk in (b"<worksheet", b"<workbook", b"<Types", b"<cp:coreProperties", b"<styleSheet")
        if _has(part, chunk)
    )

    assert refusal(rewritten(small(), part, opening, ENTITIES + opening)) == "unsafe_file"


def _has(part: str, chunk: bytes) -> bool:
    with ZipFile(BytesIO(small())) as package:
        return chunk in package.read(part)


def test_declared_size_is_not_believed() -> None:
    content = rewritten(small(), SHEET, b'<dimension ref="A1:B1" />', b'<dimension ref="A1:XFD1048576" />')

    sheet = read(content, "list.xlsx").sheets[0]

    assert (len(sheet.rows), sheet.width) == (1, 2)


def test_painted_blank_cells_cost_little_and_are_no_columns() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["Nama"])
    for row in range(1, 20):
        for column in range(2, 3_000):
            workbook.worksheets[0].cell(row=row, column=column).fill = PatternFill("solid", fgColor="FFFF00")

    assert read(xlsx(workbook), "list.xlsx").sheets[0].width == 1


def test_a_million_painted_cells_are_refused() -> None:
    row = b'<row r="%d">' + b'<c s="1"/>' * 16_384 + b"</row>"
    blanks = b"".join(row % number for number in range(2, 70))

    assert (
        refusal(
            rewritten(small(), SHEET, b"</sheetData>", blanks + b"</sheetData>"), limits=Limits(ratio=5_000)
        )
        == "too_many_cells"
    )


def test_merge_of_a_whole_sheet_fills_only_what_is_there() -> None:
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'

    sheet = read(rewritten(small(), SHEET, b"</sheetData>", merge), "list.xlsx").sheets[0]

    assert [row.cells for row in sheet.rows] == [("Nama", "Kota")]


def test_row_at_the_end_of_the_sheet_makes_no_million_rows() -> None:
    last = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Tri</t></is></c></row></sheetData>'

    rows = read(rewritten(small(), SHEET, b"</sheetData>", last), "list.xlsx").sheets[0].rows

    assert [row.number for row in rows] == [1, 1_048_576]


def test_fifty_thousand_rows_are_refused() -> None:
    text = b"Nama,Kota\n" + b"".join(b"Orang Contoh %d,Misal\n" % number for number in range(50_000))
    row = b'<row><c t="inlineStr"><is><t>Tri %d</t></is></c></row>'
    rows = b"".join(row % number for number in range(50_000))

    assert refusal(text, "list.csv") == "too_many_rows"
    assert refusal(rewritten(small(), SHEET, b"</sheetData>", rows + b"</sheetData>")) == "too_many_rows"


def test_ten_megabytes_in_one_cell_are_refused() -> None:
    cell = (
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>' + b"a" * 10_000_000 + b"</t></is></c></row></sheetData>"
    )
    content = rewritten(small(), SHEET, b"</sheetData>", cell)

    assert refusal(content, limits=Limits(ratio=5_000)) == "cell_too_long"
    assert refusal(b"Nama,Kota\n" + b"a" * 9_900_000 + b",b\n", "list.csv") == "cell_too_long"
    assert refusal(b'Nama,Kota\nTri,"' + b"a" * 40_000, "list.csv") == "cell_too_long"


def test_too_many_columns_and_sheets_are_refused() -> None:
    wide, deep = Workbook(), Workbook()
    wide.worksheets[0].append(["x"] * 201)
    for _number in range(50):
        deep.create_sheet()

    assert refusal(xlsx(wide)) == "too_many_columns"
    assert refusal(b",".join([b"x"] * 201) + b"\n", "list.csv") == "too_many_columns"
    assert refusal(xlsx(deep)) == "too_many_sheets"


def test_every_sheet_error_has_a_sentence_of_its_own() -> None:
    kinds = SheetError.__subclasses__()

    assert len({kind.code for kind in kinds}) == len({str(kind.sentence) for kind in kinds}) == len(kinds)
