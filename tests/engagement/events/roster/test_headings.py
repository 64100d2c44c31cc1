"""Headings in the spellings organisers use."""

import pytest

from engagement.events.roster.headings import field_of, field_under


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nama Lengkap", "name"),
        ("NAMA PESERTA", "name"),
        ("Full name", "name"),
        ("Nama (dengan gelar)", "name"),
        ("Nama Kegiatan", None),
        ("Nama Instansi", "organisation"),
        ("Instansi/Lembaga", "organisation"),
        ("Asal Instansi", "organisation"),
        ("Organisation", "organisation"),
        ("Organization", "organisation"),
        ("Unit Kerja", "unit"),
        ("Jabatan", "position"),
        ("Job title", "position"),
        ("Title", "title"),
        ("No. HP/WA", "phone"),
        ("No Telp", "phone"),
        ("Nomor Handphone", "phone"),
        ("Phone number", "phone"),
        ("E-mail", "email"),
        ("Surel", "email"),
        ("Alamat E-mail", "email"),
        ("HP / Email", "contact"),
        ("L/P", "sex"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("Gender", "sex"),
        ("Kehadiran", "present"),
        ("Hadir", "present"),
        ("Tidak Hadir", "absent_mark"),
        ("Luring/Daring", "mode"),
        ("Moda Kehadiran", "mode"),
        ("Daring", "online_mark"),
        ("Hari ke-1", "day"),
        ("Day 2", "day"),
        ("Waktu Hadir", "attended_at"),
        ("Tanggal", "attended_at"),
        ("TTD", "ignored"),
        ("Tanda Tangan", "ignored"),
        ("No.", "ignored"),
        ("NIK", "ignored"),
        ("No. KTP", "ignored"),
        ("Kabupaten/Kota", "place"),
        ("Alamat", "place"),
        ("Nama Panggilan", "called"),
        ("First name", "given_name"),
        ("Dietary wishes", None),
        ("", None),
        ("Nama " * 30, None),
    ],
)
def test_heading_is_understood(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("parent", "child", "field"),
    [
        ("Kontak", "No HP", "phone"),
        ("Kontak", "Email", "email"),
        ("Kehadiran", "Hari 1", "day"),
        ("Kehadiran", "25 Nov", "day"),
        ("Kehadiran", "Luring", "hall_mark"),
        ("Jenis Kelamin", "L", "male_mark"),
        ("Jenis Kelamin", "P", "female_mark"),
        ("Tanda Tangan", "1", "ignored"),
        ("Instansi", "Nama", "organisation"),
        ("Nama", "Nama", "name"),
        ("Nama", "", "name"),
        ("Nama", "Tri Contoh", None),
    ],
)
def test_heading_under_a_wider_one_is_understood(parent: str, child: str, field: str | None) -> None:
    assert field_under(parent, child) == field
