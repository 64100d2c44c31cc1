"""What we write opens as it was meant, in any spreadsheet program, and runs nothing."""

# ruff: noqa: DTZ001  # cells hold times without a zone

import csv
import gc
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.sheets import read, stream_csv, stream_xlsx
from core.sheets.neutral import neutralise, restore

FORMULAS = [
    "=1+1",
    "+62812",
    "-3",
    "@sum",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    " =1",
    "'=1",
    "a;=1",
    'a",=1',
    "a\n=1",
]
JAKARTA = ZoneInfo("Asia/Jakarta")


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_formula_is_neutralised(text: str) -> None:
    [[cell]] = csv_rows(b"".join(stream_csv(["Name"], [[text]])))[1:]

    assert cell == neutralise(text) != text
    assert restore(cell) == text


@pytest.mark.parametrize("text", ["Sekar", "a=b", "2+2", "x@contoh.example", "Al-Farisi", "", "'"])
def test_csv_plain_text_is_left_alone(text: str) -> None:
    assert neutralise(text) == text


def test_csv_headings_are_neutralised_too() -> None:
    assert csv_rows(b"".join(stream_csv(["=1+1"], [])))[0] == ["'=1+1"]


def test_csv_text_is_quoted_so_that_no_other_delimiter_splits_it() -> None:
    assert (
        b"".join(stream_csv(["Name"], [["a;b"], [5], [None]]))
        == b'\xef\xbb\xbf"Name"\r\n"a;b"\r\n5\r\n""\r\n'
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_xlsx_formula_is_a_text_unchanged(text: str) -> None:
    content = b"".join(stream_xlsx(["Name"], [[text]]))

    assert load_workbook(BytesIO(content)).worksheets[0]["A2"].data_type == "s"
    assert read(content, "x").sheets[0].rows[1].cells == (text,)


def test_times_are_written_in_the_named_zone_without_zone() -> None:
    moment = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)

    xlsx = read(b"".join(stream_xlsx(["At"], [[moment]], zone=JAKARTA)), "x").sheets[0]
    text = csv_rows(b"".join(stream_csv(["At"], [[moment]], zone=JAKARTA)))

    assert xlsx.rows[1].cells == (datetime(2026, 11, 25, 9, 0),)
    assert text[1] == ["2026-11-25 09:00"]


def test_numbers_and_dates_keep_their_kind() -> None:
    row = [3, -1.5, Decimal("2.50"), date(2026, 11, 25), True, None]

    xlsx = read(b"".join(stream_xlsx(["a"] * 6, [row])), "x").sheets[0].rows[1].cells
    text = csv_rows(b"".join(stream_csv(["a"] * 6, [row])))[1]

    assert xlsx[:5] == (3, -1.5, 2.5, datetime(2026, 11, 25), True)
    assert text == ["3", "-1.5", "2.50", "2026-11-25", "TRUE", ""]


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    [cell] = read(b"".join(stream_xlsx(["a"], [["x" * 40_000]])), "x").sheets[0].rows[1].cells

    assert isinstance(cell, str)
    assert (len(cell), cell[-5:]) == (32_767, "x […]")


def test_headings_alone_make_a_file() -> None:
    assert len(read(b"".join(stream_xlsx(["a", "b"], [])), "x").sheets[0].rows) == 1


def test_failing_rows_leave_no_temporary_file(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("sheets")
    monkeypatch.setattr("tempfile.tempdir", str(folder))

    def rows() -> Iterator[list[str]]:
        yield ["Sekar"]
        raise LookupError

    with pytest.raises(LookupError):
        b"".join(stream_xlsx(["Name"], rows()))

    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("stream", [stream_csv, stream_xlsx])
def test_memory_does_not_grow_with_the_rows(stream: object) -> None:
    def peak(count: int) -> int:
        gc.collect()
        tracemalloc.start()
        for _chunk in stream(["a", "b"], ([f"Orang Contoh {number}", number] for number in range(count))):  # type: ignore[operator]  # one of two functions
            pass
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(20_000) < peak(4_000) + 500_000


printable = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=60
).filter(str.strip) | st.sampled_from(FORMULAS)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(printable, min_size=1, max_size=8))
def test_any_printable_name_survives_both_formats(names: list[str]) -> None:
    rows = [[name, "Kota Misal"] for name in names]

    written = {
        kind: b"".join(stream(["Name", "Place"], rows))
        for kind, stream in (("csv", stream_csv), ("xlsx", stream_xlsx))
    }

    for kind, content in written.items():
        workbook = read(content, "names")
        assert workbook.kind == kind
        assert [row.cells[0] for row in workbook.sheets[0].rows[1:]] == names
