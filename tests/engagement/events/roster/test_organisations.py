"""One body is counted once, two bodies twice."""

import pytest

from engagement.events.roster import organisation_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dinas Contoh Prov. Jateng", "DINAS CONTOH PROVINSI JAWA TENGAH"),
        ("Dinas Contoh Jawa Tengah", "Dinas Contoh Provinsi Jawa Tengah"),
        ("Yayasan X", "Yay. X"),
        ("Dinas Contoh Alpha (DCA)", "Dinas Contoh Alpha"),
        ("Forum A & B", "forum a dan b"),
        ("Dinas Contoh Kab. Misal", "Dinas Contoh  Kabupaten-Misal"),
    ],
)
def test_two_spellings_of_one_body_have_one_key(one: str, other: str) -> None:
    assert organisation_key(one) == organisation_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dinas Contoh Kab. Misal", "Dinas Contoh Kota Misal"),
        ("Yayasan Rekaan (Pusat)", "Yayasan Rekaan"),
        ("Dinas Contoh A", "Dinas Contoh B"),
    ],
)
def test_two_bodies_have_two_keys(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)


def test_no_body_has_no_key() -> None:
    assert organisation_key(" - ") == ""
