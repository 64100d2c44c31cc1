"""One plain spelling for names and for what people type."""

import pytest

from places.choices import Kind
from places.folding import bars, fold, said


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Kota   SEMARANG ", "kota semarang"),
        ("Türkiye", "turkiye"),
        ("Toli-Toli", "toli toli"),
        ("Ki'e", "ki e"),
        ("الأردن", "الاردن"),
        ("?!", ""),
    ],
)
def test_fold_leaves_letters_and_digits(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Kab. Semarang", "semarang", Kind.REGENCY),
        ("Kota Administrasi Jakarta Pusat", "jakarta pusat", Kind.CITY),
        ("Semarang City", "semarang", Kind.CITY),
        ("kec. tembalang", "tembalang", Kind.DISTRICT),
        ("Semarang", "semarang", None),
        ("Kota", "kota", None),
    ],
)
def test_said_parts_the_kind_from_the_name(text: str, name: str, kind: Kind | None) -> None:
    assert said(text) == (name, kind)


def test_bars_writes_each_name_once_and_in_one_word() -> None:
    assert bars(["hong kong", "hk", "hong kong"]) == "|hong kong|hongkong|hk|"
