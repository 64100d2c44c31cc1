"""Write one made-up focus group of 121 people from 58 bodies as four attendance lists of different shape.

`python make_rosters.py FOLDER` writes the four files; the tests call the functions.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

PEOPLE = Path(__file__).with_name("people.csv")


@dataclass(frozen=True)
class Person:
    """A made-up participant."""

    name: str
    title: str
    degrees: str
    organisation: str
    position: str
    email: str
    phone: str
    sex: str
    mode: str
    section: str

    @property
    def full(self) -> str:
        return f"{self.title} {self.name}".strip() + (f", {self.degrees}" if self.degrees else "")

    @property
    def capitals(self) -> str:
        return f"{self.title} {self.name.upper()}".strip() + (f", {self.degrees}" if self.degrees else "")

    @property
    def letter(self) -> str:
        return "P" if self.sex == "female" else "L"


def people() -> list[Person]:
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        return [Person(**row) for row in csv.DictReader(file)]


def spelled(phone: str, turn: int) -> object:
    """A number as somebody would type it; foreign ones and land lines stay clear."""
    if not phone.startswith("+628"):
        return f"({'0' + phone[3:5]}) {phone[5:]}" if phone.startswith("+62") else phone
    home = phone[3:]
    grouped = f"{home[:3]}-{home[3:7]}-{home[7:]}"
    spellings: list[object] = [
        f"0{grouped}",
        float(home),
        f"+62 {home[:3]} {home[3:7]} {home[7:]}",
        f"62{home}",
        home,
        f"0{home} / 0813-9999-{turn:04}",
        f"WA 0{home}",
        f"+62(0){home}",
    ]
    return spellings[turn % len(spellings)]


def shortened(organisation: str) -> str:
    for long, short in (
        ("Provinsi Jawa Tengah", "Prov. Jateng"),
        ("Kabupaten", "Kab."),
        ("Yayasan", "Yay."),
        (" dan ", " & "),
    ):
        organisation = organisation.replace(long, short)
    return organisation


def neat_english(group: list[Person]) -> bytes:
    """One sheet, one header, one person a row."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Participants"
    sheet.append(
        [
            "No.",
            "Title",
            "Full name",
            "Organisation",
            "Job title",
            "E-mail",
            "Phone",
            "Sex",
            "Mode",
            "Attended",
            "Dietary wishes",
        ]
    )
    for number, person in enumerate(group, start=1):
        sheet.append(
            [
                number, person.title, person.name, person.organisation, person.position, person.email, person.phone,
                person.sex.capitalize(), {"hall": "In person", "online": "Online"}[person.mode], "Yes", None,
            ]
        )  # fmt: skip
    sheet.append(
        [122, None, None, "Dinas Contoh Y", "Staff", "nobody@contoh.example", None, None, "Online", "Yes"]
    )
    sheet.append(
        [
            123,
            None,
            "Representative of Badan Umpama Z",
            "Badan Umpama Z",
            None,
            None,
            None,
            None,
            "In person",
            "Yes",
        ]
    )
    sheet.append(
        [124, None, "lost@contoh.example", "Yayasan Rekaan Z", None, None, None, None, "Online", "Yes"]
    )
    return _bytes(workbook)


def indonesian_form(group: list[Person]) -> bytes:
    """Titles above, two rows of headings, sections, merged bodies, capitals, a signature block below."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Daftar Hadir"
    for text in (
        "DAFTAR HADIR PESERTA",
        "DISKUSI KELOMPOK TERPUMPUN TATA KELOLA MIGRASI (CONTOH)",
        "Hari/Tanggal : Rabu, 25 November 2026",
        "Tempat : Balai Contoh dan Zoom",
    ):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=11)
    sheet.append([None])
    sheet.append(
        [
            "No.",
            "NAMA PESERTA",
            "Instansi/Lembaga",
            "Jabatan",
            "L/P",
            "Kontak",
            None,
            "Kehadiran",
            None,
            "Luring/Daring",
            "Tanda Tangan",
        ]
    )
    sheet.append([None, None, None, None, None, "No. HP/WA", "E-mail", "Hari 1", "Hari 2", None, None])
    top = 6
    for column in (1, 2, 3, 4, 5, 10, 11):
        sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
    sheet.merge_cells(start_row=top, end_row=top, start_column=6, end_column=7)
    sheet.merge_cells(start_row=top, end_row=top, start_column=8, end_column=9)
    sheet.append([f"({number})" for number in range(1, 12)])
    number = 0
    ordered = sorted(group, key=lambda person: (person.section, person.organisation))
    for letter, (section, members) in zip(
        "ABCDEF", groupby(ordered, key=lambda person: person.section), strict=False
    ):
        sheet.append([f"{letter}. {section}"])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=11)
        for organisation, together in groupby(members, key=lambda person: person.organisation):
            first = sheet.max_row + 1
            for person in together:
                number += 1
                sheet.append(_form_row(number, person))
            if organisation and sheet.max_row > first:
                sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=3, end_column=3)
    sheet.append(
        [122, "Perwakilan Dinas Contoh Z", "Dinas Contoh Z", None, None, None, None, "v", "v", "Luring", None]
    )
    sheet.append(
        [123, None, "Kantor Contoh Z", "Staf", "P", "0812-0000-0999", None, "v", None, "Luring", None]
    )
    sheet.append(
        [
            124,
            "Andi Misal dan Rina Misal",
            "Yayasan Rekaan Z",
            None,
            None,
            None,
            None,
            "v",
            "v",
            "Daring",
            None,
        ]
    )
    sheet.append([125, "-", "Yayasan Rekaan Z", None, None, None, None, "v", "v", "Daring", None])
    for blank in (126, 127, 128):
        sheet.append([blank])
    sheet.append(["Jumlah", None, None, None, None, None, None, 121, 60])
    sheet.append([None])
    sheet.append([None, None, None, None, None, None, "Kota Misal, 25 November 2026"])
    sheet.append([None, "Mengetahui,", None, None, None, None, "Ketua Panitia"])
    sheet.append([None, "Drs. Pejabat Contoh, M.Si.", None, None, None, None, "Panitia Contoh"])
    return _bytes(workbook)


def _form_row(number: int, person: Person) -> list[object]:
    name = person.capitals if number % 2 else f"Bapak/Ibu {person.full}"
    organisation = person.organisation.upper() if number % 3 else shortened(person.organisation)
    mode = {"hall": "Luring", "online": "Daring"}[person.mode]
    second = ("v", "-", "sakit", "izin")[number % 4]
    return [
        number, name, organisation or None, person.position, person.letter,
        spelled(person.phone, number) if person.phone else "-",
        f"mailto:{person.email}" if person.email and number % 5 == 0 else person.email or "tidak ada",
        "✓", second, mode, None,
    ]  # fmt: skip


def semicolon_csv(group: list[Person]) -> bytes:
    """Semicolons, Windows letters, dates as text, blank rows, the header again on each page, doubles."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    heading = [
        "No",
        "Asal Instansi",
        "Nama Lengkap",
        "No Telp",
        "Surel",
        "Jenis Kelamin",
        "Daring/Luring",
        "Tanggal Hadir",
        "TTD",
    ]
    writer.writerow(["DAFTAR HADIR (CONTOH)"])
    writer.writerow([])
    for number, person in enumerate(group, start=1):
        if number % 40 == 1:
            writer.writerow(heading)
        writer.writerow(_csv_row(number, person))
        if number % 25 == 0:
            writer.writerow([""] * len(heading))
    for number, person in _doubles(group):
        writer.writerow(_csv_row(number, person))
    writer.writerow([130, "Serikat Rekaan Z", "", "081200000998", "", "L", "daring", "25/11/2026", ""])
    writer.writerow([131, "Serikat Rekaan Z", "12345", "", "", "L", "daring", "25/11/2026", ""])
    writer.writerow([132, "", "Tim Dinas Contoh X", "", "", "", "luring", "25/11/2026", ""])
    writer.writerow(["", "", "Jumlah", "121 orang", "", "", "", "", ""])
    return out.getvalue().encode("cp1252")


def _csv_row(number: int, person: Person) -> list[object]:
    dates = ("25 November 2026", "25/11/2026", "2026-11-25", "25-11-26")
    sex = {"female": "Perempuan", "male": "Laki-laki"}[person.sex]
    mode = {"hall": "tatap muka", "online": "Zoom"}[person.mode]
    phone = spelled(person.phone, number) if person.phone else ""
    phone = f"{phone:.0f}" if isinstance(phone, float) else phone
    return [
        number,
        shortened(person.organisation),
        person.full,
        phone,
        person.email,
        sex,
        mode,
        dates[number % 4],
        "",
    ]


def _doubles(group: list[Person]) -> Iterator[tuple[int, Person]]:
    """The same people again: in capitals, with less said, under a longer name of the body."""
    for number, index in enumerate((3, 20, 47, 58, 77, 118), start=122):
        person = group[index]
        again = {
            **vars(person),
            "name": person.name.upper(),
            "organisation": person.organisation.upper(),
            "title": "",
        }
        yield number, Person(**(again | ({"phone": ""} if person.email else {}) | {"degrees": ""}))


def two_sheets(group: list[Person]) -> bytes:
    """The hall on one sheet, the video meeting on another, columns in other orders, a hidden sheet of choices."""
    workbook = Workbook()
    hall = workbook.worksheets[0]
    hall.title = "Luring"
    hall.append(["E-MAIL", "INSTANSI", "NO. WA", "NAMA DAN GELAR", "JABATAN", "JENIS KELAMIN", None, "TTD"])
    hall.append([None, None, None, None, None, "L", "P", None])
    hall.merge_cells("F1:G1")
    for turn, person in enumerate((person for person in group if person.mode == "hall"), start=3):
        mark = ["v", None] if person.sex == "male" else [None, "v"]
        hall.append(
            [
                person.email,
                person.organisation,
                spelled(person.phone, turn) if person.phone else None,
                person.full,
                person.position,
                *mark,
            ]
        )
    hall.append(["office@contoh.example", "Dinas Contoh X", None, "Dinas Contoh X", None, None, None])
    # Coloured far beyond the list, as happens when a whole row is painted.
    for column in range(1, 400):
        hall.cell(row=150, column=column).fill = PatternFill("solid", fgColor="FFFF00")
    online = workbook.create_sheet("Daring")
    online.append(
        [
            "Cap waktu",
            "Nama Belakang",
            "Nama Depan",
            "Gelar",
            "Jenis Kelamin",
            "Nomor HP",
            "Alamat surel",
            "Asal Instansi / Organisasi",
        ]
    )
    for turn, person in enumerate((person for person in group if person.mode == "online"), start=1):
        given, _space, family = person.name.partition(" ")
        phone = spelled(person.phone, turn * 3) if person.phone else "tidak ada"
        online.append(
            [
                f"25/11/2026 09:{turn:02}",
                family,
                given,
                person.title,
                person.letter,
                phone,
                person.email,
                person.organisation,
            ]
        )
    online.append(["25/11/2026 10:01", "-", "-", None, "L", "0812-0000-0997", None, "Universitas Contoh Z"])
    online.append(
        ["25/11/2026 10:02", "Contoh Z", "Komunitas", None, None, None, "grup@contoh.example", None]
    )
    choices = workbook.create_sheet("Pilihan")
    choices.sheet_state = "hidden"
    choices.append(["Nama"])
    choices.append(["Bukan Orang"])
    return _bytes(workbook)


def _bytes(workbook: Workbook) -> bytes:
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


ROSTERS: dict[str, Callable[[list[Person]], bytes]] = {
    "participants.xlsx": neat_english,
    "daftar-hadir.xlsx": indonesian_form,
    "daftar-hadir.csv": semicolon_csv,
    "luring-daring.xlsx": two_sheets,
}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file_name, make in ROSTERS.items():
        (folder / file_name).write_bytes(make(people()))
