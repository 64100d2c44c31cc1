"""Lists of odd shapes: where the headings stand, what is a person, what is furniture."""

from core.sheets import Sheet, Workbook, read
from engagement.events.roster import DayMark, Roster, read_roster


def roster(text: str) -> Roster:
    return read_roster(read(text.encode(), "Daftar.csv"))


def names(text: str) -> list[str]:
    return [row.name for row in roster(text)]


def test_only_a_header_is_told() -> None:
    found = roster("No,Nama,HP\n")

    assert (found.rows, found.refused) == ((), ())
    assert [str(note) for note in found.notes] == ["The sheet “Daftar” has headings, and nobody under them."]


def test_no_header_is_told() -> None:
    found = roster("Tri,0812\nIda,0813\n")

    assert [note.code for note in found.notes] == ["sheet_without_header"]


def test_empty_sheet_says_nothing() -> None:
    assert read_roster(Workbook("x", "xlsx", (Sheet("Sheet", (), 0),))) == Roster((), (), ())


def test_a_single_column_of_names_is_a_list() -> None:
    assert names("NAMA PESERTA\nTri\nIda\nDewi\n") == ["Tri", "Ida", "Dewi"]


def test_first_and_last_name_are_put_together() -> None:
    assert names("Last name,First name\nContoh,Sekar\n,Tri\n") == ["Sekar Contoh", "Tri"]


def test_headings_below_titles_are_found() -> None:
    assert names("DAFTAR HADIR\nTempat,: Balai Contoh\n\nNama,Instansi\nTri,Dinas A\n") == ["Tri"]


def test_two_rows_of_headings_without_merges_are_read_as_one() -> None:
    found = roster(
        "No,Nama,Kontak,,Kehadiran,\n,,HP,Surel,25 Nov,26 Nov\n1,Tri,081200000001,t@contoh.example,v,x\n"
    )

    [row] = found.rows
    assert (row.phone, row.email) == ("+6281200000001", "t@contoh.example")
    assert row.days == (DayMark("25 Nov", True), DayMark("26 Nov", False))


def test_header_of_the_next_page_does_not_eat_the_last_person_before_it() -> None:
    page = "No,Nama,Instansi\n1,Tri,Kantor Contoh A\n"

    assert names(page + page.replace("Tri", "Ida")) == ["Tri", "Ida"]


def test_second_list_below_with_other_columns_is_read() -> None:
    found = roster("Nama,HP\nTri,081200000001\n\nInstansi,Nama\nDinas A,Ida\n")

    assert [(row.name, row.organisation) for row in found] == [("Tri", ""), ("Ida", "Dinas A")]


def test_initial_and_name_alone_is_a_person_not_a_section() -> None:
    assert names("No,Nama,HP\n1,A. Rahman,\n,M. Yusuf,\n") == ["A. Rahman", "M. Yusuf"]


def test_section_in_cells_of_its_own_is_a_section() -> None:
    found = roster("No,Nama,HP\nB.,Organisasi Masyarakat Sipil,\n1,Tri,\nC,Akademisi,\n2,Ida,\n")

    assert [(row.name, row.section) for row in found] == [
        ("Tri", "Organisasi Masyarakat Sipil"),
        ("Ida", "Akademisi"),
    ]


def test_rows_numbered_beforehand_and_totals_are_no_refusals() -> None:
    found = roster("No,Nama,HP\n1,Tri,\n2,,\n3,,\nJumlah,1,\n")

    assert ([row.name for row in found], found.refused) == (["Tri"], ())


def test_ditto_marks_take_the_value_above() -> None:
    found = roster('Nama,Instansi\nTri,Dinas A\nIda,idem\nDewi,"""\n')

    assert [row.organisation for row in found][:2] == ["Dinas A", "Dinas A"]


def test_unit_stands_for_the_body_only_where_no_body_is_named() -> None:
    found = roster("Nama,Unit Kerja,Instansi\nTri,Bidang A,Dinas A\nIda,Bidang B,\n")

    assert [row.organisation for row in found] == ["Dinas A", "Bidang B"]


def test_identity_numbers_are_never_taken() -> None:
    [row] = roster("Nama,NIK,Tanggal Lahir,HP\nTri,3300000000000001,1 Mei 1990,\n").rows

    assert "3300000000000001" not in repr(row)
    assert "1990" not in repr(row)


def test_x_is_absent_only_in_a_column_of_ticks() -> None:
    ticks = roster("Nama,Hadir\nTri,✓\nIda,x\n")
    crosses = roster("Nama,Hadir\nTri,x\nIda,-\n")

    assert [row.present for row in ticks] == [True, False]
    assert [row.present for row in crosses] == [True, False]


def test_contact_column_gives_both() -> None:
    [row] = roster("Nama,Kontak\nTri,081200000001 / t@Contoh.Example\n").rows

    assert (row.phone, row.email) == ("+6281200000001", "t@contoh.example")


def test_same_email_is_joined_when_the_names_agree() -> None:
    found = roster("Nama,Email,HP\nTri,t@contoh.example,\nTri Contoh,T@contoh.example,081200000001\n")

    [row] = found.rows
    assert (row.name, row.phone) == ("Tri Contoh", "+6281200000001")
    assert [str(note) for note in row.notes] == [
        "The same person stands again in row 3 of the sheet “Daftar”. The person was counted once."
    ]


def test_shared_email_and_phone_keep_both_people() -> None:
    found = roster("Nama,Email,HP\nTri,k@contoh.example,081200000001\nIda,k@contoh.example,081200000001\n")

    assert [row.name for row in found] == ["Tri", "Ida"]
    assert [[note.code for note in row.notes] for row in found] == [["email_shared", "phone_shared"]] * 2


def test_namesakes_stay_two_in_two_bodies_and_when_all_contacts_differ() -> None:
    apart = roster("Nama,Instansi\nSiti Contoh,Dinas A\nSiti Contoh,Dinas B\n")
    doubtful = roster(
        "Nama,Instansi,Email,HP\nTri,Dinas A,a@contoh.example,081200000001\nTri,Dinas A,b@contoh.example,081200000002\n"
    )

    assert len(apart.rows) == 2
    assert [[note.code for note in row.notes] for row in doubtful] == [[], ["same_name"]]


def test_formula_in_a_name_is_only_a_text() -> None:
    assert names("Nama,HP\n=Sekar,\n'=Tri,\n") == ["=Sekar", "=Tri"]


def test_row_of_invisible_characters_is_passed_over() -> None:
    assert names("Nama,HP\n\u200b,\nTri,\n") == ["Tri"]


def test_thousands_of_namesakes_are_compared() -> None:
    lines = "".join(
        f"Tri,Dinas Contoh A,o{number}@contoh.example,0812{number:08}\n" for number in range(2_000)
    )

    found = roster(f"Nama,Instansi,Email,HP\n{lines}")

    assert len(found.rows) == 2_000


def test_cell_of_endless_text_is_refused_before_it_is_taken_apart() -> None:
    endless = f"Ida,{'b' * 30_000}\n"

    found = roster("Nama,Email\nTri,t@contoh.test\n" + endless * 20)

    assert [row.name for row in found.rows] == ["Tri"]
    assert [reason.code for row in found.refused for reason in row.reasons] == ["cell_too_long"] * 20
