"""Titles leave the name; the name stays whole."""

import pytest

from engagement.events.roster.names import name_key, name_refusal, split_name


@pytest.mark.parametrize(
    ("written", "name", "title", "degrees"),
    [
        ("Dr. Hj. SITI CONTOH, S.Sos., M.Si.", "Siti Contoh", "Dr. Hj.", "S.Sos., M.Si."),
        ("Prof. Dr. Ir. Tri Contoh, M.Sc., Ph.D", "Tri Contoh", "Prof. Dr. Ir.", "M.Sc., Ph.D"),
        ("Dr.Ir.Budi Contoh,M.T.", "Budi Contoh", "Dr. Ir.", "M.T."),
        ("Bapak/Ibu Budi Contoh", "Budi Contoh", "", ""),
        ("Drs. H. Budi", "Budi", "Drs. H.", ""),
        ("K.H. Ahmad Contoh", "Ahmad Contoh", "K.H.", ""),
        ("H.M. Yusuf", "M. Yusuf", "H.", ""),
        ("SITI AMINAH SH", "Siti Aminah", "", "SH"),
        ("Siti Aminah SH MH", "Siti Aminah", "", "SH, MH"),
        ("Siti Contoh S.Pd", "Siti Contoh", "", "S.Pd"),
        ("dr. Ani Contoh Sp.A", "Ani Contoh", "dr.", "Sp.A"),
        ("CONTOH, Siti", "Siti Contoh", "", ""),
        ("NUR'AINI BINTI SALIM", "Nur'aini binti Salim", "", ""),
        ("M. YUSUF", "M. Yusuf", "", ""),
        ("mawar al-contoh", "Mawar Al-Contoh", "", ""),
        ("Al-Farisi CONTOH", "Al-Farisi CONTOH", "", ""),
        ("St. Aminah", "St. Aminah", "", ""),
        ("Irma Dewi", "Irma Dewi", "", ""),
        ("Hjalmar", "Hjalmar", "", ""),
        ("Ratna Se", "Ratna Se", "", ""),
        ("Ida", "Ida", "", ""),
        ("Tri", "Tri", "", ""),
        ("Dewi", "Dewi", "", ""),
        ("Ir", "Ir", "", ""),
        ("Ma", "Ma", "", ""),
    ],
)
def test_name_is_taken_out_of_its_titles(written: str, name: str, title: str, degrees: str) -> None:
    split = split_name(written)

    assert (split.name, split.title, split.degrees) == (name, title, degrees)


def test_name_in_brackets_is_what_she_is_called() -> None:
    assert split_name("Siti Rahmawati (Rahma)").called == "Rahma"
    assert [str(note) for note in split_name("Siti Contoh (Ketua RT)").notes] == [
        "“Ketua RT” stood in brackets after the name. It was left out."
    ]


def test_name_key_is_the_same_for_two_spellings() -> None:
    assert name_key("Hj. NUR'AINI CONTOH, S.H.") == name_key("Nuraini  Contoh") == "nuraini contoh"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "name_missing"),
        (None, "name_missing"),
        ("-", "name_missing"),
        ("TBA", "name_missing"),
        ("123", "name_without_letters"),
        ("081200000001", "name_is_contact"),
        ("a@contoh.example", "name_is_contact"),
        ("Perwakilan Dinas X", "name_is_body"),
        ("Dinas Contoh A", "name_is_body"),
        ("Tim Yayasan X", "name_is_body"),
        ("Budi dan Siti", "name_holds_several"),
        ("Ani & Budi", "name_holds_several"),
        ("Budi / Siti", "name_holds_several"),
        ("Budi Contoh\nSiti Contoh", "name_holds_several"),
        ("a" * 151, "name_too_long"),
        ("Budi\nContoh", None),
        ("Bapak/Ibu Budi", None),
        ("Tim Contoh", None),
        ("Badan", None),
        ("Dan Contoh", None),
    ],
)
def test_cell_that_is_no_name_is_refused(written: object, code: str | None) -> None:
    refusal = name_refusal(written)

    assert (refusal.code if refusal else None) == code
