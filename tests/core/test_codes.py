"""Codes that people type: forgiving of what looks alike, strict about slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.codes import ALPHABET, keyed_hash, new_checked_code, new_code, read_checked_code, spaced


def test_code_has_ten_characters_of_the_alphabet() -> None:
    code = new_code()

    assert len(code) == 10
    assert set(code) <= set(ALPHABET)


@given(st.integers(min_value=0, max_value=11), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(position: int, wrong: str) -> None:
    code = new_checked_code()
    slipped = code[:position] + wrong + code[position + 1 :]

    assert read_checked_code(slipped) == (code if slipped == code else None)


def test_code_is_read_with_spaces_small_letters_and_lookalikes() -> None:
    code = new_checked_code()
    typed = f" {spaced(code).lower().replace('0', 'o').replace('1', 'l')} "

    assert read_checked_code(typed) == code


@pytest.mark.parametrize("typed", ["", "-", "U", "kode saya", "0" * 200 + "!"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert read_checked_code(typed) is None


def test_hash_depends_on_the_purpose() -> None:
    assert keyed_hash("receipt", "A") != keyed_hash("ticket", "A")
