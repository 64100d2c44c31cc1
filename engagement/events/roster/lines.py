"""Tell the rows under a header apart: people, sections, page furniture, the end of the list."""

import re
from typing import Literal

from core.sheets import Row, Sheet

from .folding import fold, squeeze
from .header import NAMES, Header
from .values import MONTHS

type Line = Literal["person", "section", "furniture", "foot"]

_TOTAL = re.compile(r"^(?:jumlah|total|sub ?total|grand total|rekapitulasi|halaman|page)\b")
_FOOT = re.compile(
    r"^(?:mengetahui|menyetujui|disetujui|dibuat oleh|disusun oleh|ketua panitia|penanggung jawab|hormat kami|catatan|"
    r"keterangan|acknowledged|approved by|prepared by|signed by|notes?)\b"
)
_PLACE_AND_DATE = re.compile(rf"^[\w ]+, ?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}$", re.IGNORECASE)
_SECTION_MARK = re.compile(r"^(?:[A-Z]|[IVX]{1,5})[.)]?$")
_SECTION = re.compile(r"^(?:[A-Z]|[IVX]{1,5})[.)]\s+\S")
_GROUP_WORD = re.compile(
    r"\b(?:organisasi|pemerintah|instansi|akademisi|peserta|media|panitia|narasumber|masyarakat|lembaga|unsur|kelompok|"
    r"komunitas|swasta|organi[sz]ations?|government|agencies|participants|speakers|groups?|society|academics?|press)\b"
)
DIGITS_OF_A_NUMBER = 8
_DITTO = frozenset(('"', "''", "”", "〃", "-//-", "idem", "sda", "s.d.a", "s.d.a.", "same"))


def line_of(sheet: Sheet, row: Row, header: Header) -> Line:
    """What a row under the header is."""
    texts = {index: squeeze(cell) for index, cell in enumerate(row.cells) if squeeze(cell)}
    if not texts:
        return "furniture"  # invisible characters alone
    distinct = set(texts.values())
    first = next(iter(texts.values()))
    if _is_numbering(row) or not _says_something(texts, header):
        return "section" if _is_section(sheet, row, texts, header) else "furniture"
    if len(distinct) <= 3 and any(_ends_list(text) for text in distinct) and not _has_contact(texts, header):
        return "foot"
    if len(distinct) <= 4 and _TOTAL.match(fold(first)) and not _has_contact(texts, header):
        return "furniture"
    return "section" if _is_section(sheet, row, texts, header) else "person"


def section_title(row: Row) -> str:
    """'B. Organisasi' gives 'Organisasi', whether the letter stands in a cell of its own or not."""
    texts = dict.fromkeys(squeeze(cell) for cell in row.cells if squeeze(cell))
    words = " ".join(text for text in texts if not _SECTION_MARK.match(text))
    return re.sub(r"^(?:[A-Z]|[IVX]{1,5})[.)]\s+", "", words)


def is_ditto(text: str) -> bool:
    """A mark that means 'as in the row above'."""
    return text.casefold() in _DITTO


def _is_numbering(row: Row) -> bool:
    """The row '(1) (2) (3) ...' that forms have under their headings."""
    figures = [re.sub(r"[()\s]", "", squeeze(cell)) for cell in row.cells if squeeze(cell)]
    return len(figures) >= 3 and figures == [str(number) for number in range(1, len(figures) + 1)]


def _says_something(texts: dict[int, str], header: Header) -> bool:
    """Whether anything stands in a column that tells of a person: rows numbered beforehand say nothing."""
    return any(column.index in texts for column in header.columns if column.field != "ignored")


def _ends_list(text: str) -> bool:
    return bool(_FOOT.match(fold(text)) or _PLACE_AND_DATE.match(text))


def _has_contact(texts: dict[int, str], header: Header) -> bool:
    """Whether an address or number stands there: the foot of a list fills such columns with other words."""
    contacts = [texts.get(column.index, "") for column in header.of("email", "phone", "contact")]
    return any(
        "@" in text or sum(letter.isdigit() for letter in text) >= DIGITS_OF_A_NUMBER for text in contacts
    )


def _is_section(sheet: Sheet, row: Row, texts: dict[int, str], header: Header) -> bool:
    distinct = list(dict.fromkeys(texts.values()))
    marked = len(distinct) == 2 and bool(_SECTION_MARK.match(distinct[0]))
    if marked:
        return True
    if len(distinct) != 1 or not any(letter.isalpha() for letter in distinct[0]):
        return False
    index = next(iter(texts))
    merge = sheet.merge_at(row.number, index + 1)
    if merge and merge.columns > 2:
        return True
    names = {column.index for column in header.of(*NAMES)}
    if index not in names:
        return bool(_SECTION.match(distinct[0]) or _GROUP_WORD.search(fold(distinct[0])))
    return bool(_SECTION.match(distinct[0]) and _GROUP_WORD.search(fold(distinct[0])))
