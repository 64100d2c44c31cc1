"""A paper says what it was given, letter by letter, and the same bytes each time."""

import json
from pathlib import Path
from typing import Any

import pytest
import typst

from core.pdf import qr, render
from core.pdf.papers import picture
from tests.pdf_words import lines

PLAIN = "tests/core/pdf/plain.typ"
FONTS = Path(__file__).parents[3] / "platform/core/pdf/fonts"


def paper(**changes: Any) -> dict[str, Any]:
    return {"title": "Undangan", "site": "Balai Contoh", "rows": [], "lines": [], "qr": qr("x")} | changes


@pytest.mark.parametrize(
    "name",
    [
        "#panic()",
        "$x^2$",
        "Siti ] Contoh",
        '#eval("1") "kutip" \\ *tebal* _miring_ <label> @acuan `mentah` // catatan',
        "= Judul",
        "Đặng Thị Ngọc Hà",
        "M" * 60,
    ],
)
def test_what_a_person_wrote_stands_there_as_it_was_written(name: str) -> None:
    pdf = render(PLAIN, paper(lines=[name]), language="id")

    # header, heading, the name (a word wider than the page goes on in the next line), foot with the page's number
    assert lines(pdf)[:2] == ["Balai Contoh", "Undangan"]
    assert "".join(lines(pdf)[2:-1]).strip() == name
    assert lines(pdf)[-1] == "Undangan1 / 1"


def test_a_turned_line_is_turned_back() -> None:
    pdf = render(PLAIN, paper(lines=["Siti\u202etubesret\u200b Contoh"]), language="id")

    assert [line.strip() for line in lines(pdf)[2:-1]] == ["Sititubesret Contoh"]


def test_arabic_is_drawn_with_letters_of_ours_and_from_the_right() -> None:
    pdf = render(PLAIN, paper(title="دعوة", lines=["سيتي"]), language="ar")

    # As they lie on the page: the page's number at the left, letters of a word from the last to the first.
    assert lines(pdf) == ["Balai Contoh", "ةوعد", "يتيس", "1 / 1ةوعد"]
    assert b"/Direction/R2L" in pdf
    assert b"NotoNaskhArabic" in pdf


def test_an_indonesian_paper_runs_from_the_left() -> None:
    pdf = render(PLAIN, paper(), language="id")

    assert b"/Direction/L2R" in pdf
    assert b"/Lang(id)" in pdf


def test_the_same_data_make_the_same_bytes() -> None:
    first = render(PLAIN, paper(lines=["Siti"]), language="id")

    assert render(PLAIN, paper(lines=["Siti"]), language="id") == first
    assert render(PLAIN, paper(lines=["Sita"]), language="id") != first
    assert b"CreationDate" not in first


def test_what_the_data_lack_is_an_error_of_the_template() -> None:
    with pytest.raises(typst.TypstError):
        render(PLAIN, {"title": "Undangan"}, language="id")


def test_a_picture_of_the_first_page_is_a_png() -> None:
    assert picture(PLAIN, paper(), language="id")[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_code_is_drawn_here_and_says_nothing_else() -> None:
    drawing = qr("https://balai.contoh.test/i/abc")

    assert drawing == qr("https://balai.contoh.test/i/abc")
    assert drawing.count("http") == 1  # the name of the SVG language; a code is squares
    assert "www.w3.org/2000/svg" in drawing


def test_every_font_of_ours_is_found_by_name() -> None:
    card = json.loads((FONTS / "vendor.json").read_text())
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])

    assert sorted(fonts.families()) == ["Noto Naskh Arabic", "Noto Sans"]
    assert len(fonts.fonts()) == len([name for name in card["integrity"] if name.endswith(".ttf")])
