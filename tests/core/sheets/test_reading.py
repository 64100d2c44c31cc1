"""Spreadsheets that people send are read as they stand, whatever program wrote them."""

# ruff: noqa: DTZ001  # cells hold times without a zone

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from core.sheets import Merge, Row, Spot, read


def xlsx(workbook: Workbook) -> bytes:
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def rewritten(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same package with one piece of one part replaced."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new)
            target.writestr(name, data)
    return out.getvalue()


def test_xlsx_cells_keep_their_types_and_row_numbers() -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A2"], sheet["B2"], sheet["C2"], sheet["D2"] = "Sekar", 81200000001, 1.5, True
    sheet["A5"], sheet["B5"] = date(2026, 11, 25), datetime(2026, 11, 25, 9, 30)

    read_sheet = read(xlsx(workbook), "list.xlsx").sheets[0]

    assert read_sheet.rows == (
        Row(2, ("Sekar", 81200000001, 1.5, True)),
        Row(5, (datetime(2026, 11, 25), datetime(2026, 11, 25, 9, 30), None, None)),
    )


def test_xlsx_merged_cells_all_hold_the_value() -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Kontak", None, "Nama"])
    sheet.append(["HP", "Surel", None])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:C2")

    read_sheet = read(xlsx(workbook), "list.xlsx").sheets[0]

    assert [row.cells for row in read_sheet.rows] == [("Kontak", "Kontak", "Nama"), ("HP", "Surel", "Nama")]
    assert read_sheet.merge_at(1, 2) == Merge(1, 1, 1, 2)
    assert read_sheet.merge_at(2, 1) is None


def test_xlsx_formula_without_result_is_told() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["Sekar", "=1+1"])

    sheet = read(xlsx(workbook), "list.xlsx").sheets[0]

    assert sheet.rows == (Row(1, ("Sekar",)),)
    assert sheet.uncalculated == (Spot(1, 2),)


def test_xlsx_formula_with_result_gives_the_result() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["=1+1"])
    content = rewritten(xlsx(workbook), "xl/worksheets/sheet1.xml", b"<v />", b"<v>2</v>")

    sheet = read(content, "list.xlsx").sheets[0]

    assert sheet.rows == (Row(1, (2,)),)
    assert sheet.uncalculated == ()


def test_xlsx_error_cell_reads_as_blank_and_is_told() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["Sekar", "#N/A"])

    sheet = read(xlsx(workbook), "list.xlsx").sheets[0]

    assert sheet.errors == (Spot(1, 2),)


def test_xlsx_hidden_sheet_is_marked() -> None:
    workbook = Workbook()
    workbook.create_sheet("Pilihan").sheet_state = "hidden"

    assert [(sheet.name, sheet.is_hidden) for sheet in read(xlsx(workbook), "x")] == [
        ("Sheet", False),
        ("Pilihan", True),
    ]


def test_kind_is_found_by_content_not_by_name() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["Sekar"])

    assert read(xlsx(workbook), "list.csv").kind == "xlsx"
    assert read(b"a,b\n1,2\n", "list.xlsx").kind == "csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csv_delimiter_and_line_end_are_found(delimiter: str, line_end: str) -> None:
    lines = [["Nama", "Instansi", "HP"], ["Sekar", "Dinas, Bidang; A", "1"], ["Tri", "", "2"]]
    text = line_end.join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)

    rows = read(text.encode(), "list.csv").sheets[0].rows

    assert rows == (
        Row(1, ("Nama", "Instansi", "HP")),
        Row(2, ("Sekar", "Dinas, Bidang; A", "1")),
        Row(3, ("Tri", None, "2")),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_encoding_is_found(encoding: str) -> None:
    content = "Nama;Kota\nZoë;Misal\n".encode(encoding)

    assert read(content, "list.csv").sheets[0].rows[1] == Row(2, ("Zoë", "Misal"))


def test_csv_separator_line_is_obeyed_and_not_counted() -> None:
    rows = read(b"sep=;\r\nNama;Kota, Kab\r\nTri;Misal\r\n", "list.csv").sheets[0].rows

    assert rows == (Row(1, ("Nama", "Kota, Kab")), Row(2, ("Tri", "Misal")))


def test_csv_blank_rows_are_left_out_and_numbers_kept() -> None:
    rows = read(b'Nama,Kota\n\n,,\nTri,"Mi\nsal"\nIda,\n', "list.csv").sheets[0].rows

    assert rows == (Row(1, ("Nama", "Kota")), Row(4, ("Tri", "Mi\nsal")), Row(5, ("Ida", None)))


def test_csv_single_nul_is_dropped() -> None:
    content = b"Nama,Kota\nTr\x00i,Misal\n" + b"Sekar Contoh,Kota Misal\n" * 10

    assert read(content, "list.csv").sheets[0].rows[1] == Row(2, ("Tri", "Misal"))
