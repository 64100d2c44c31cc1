"""What people write is kept as it can be read."""

import pytest
from django.core.exceptions import ValidationError

from core.texts import NothingToRead, check_readable, readable


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Siti\tAminah ", "Siti Aminah"),
        ("Siti\u202eanimA\u200b", "SitianimA"),
        ("Rapat\r\nBcc: a@b.id", "Rapat Bcc: a@b.id"),
        ("a\x00b\ud800c", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "é"),
    ],
)
def test_one_line_keeps_only_what_is_seen(written: str, kept: str) -> None:
    assert readable(written) == kept


def test_lines_stay_where_lines_are_meant() -> None:
    assert readable("One\r\n\u2066two\x07\n\n\n\nthree ", lines=True) == "One\ntwo\n\nthree"


@pytest.mark.parametrize("written", ["", " \n", "\u202e\u200b", "\u200d", "\u3164", "\u2800 \ufe0f"])
def test_what_nobody_sees_is_refused(written: str) -> None:
    with pytest.raises(NothingToRead):
        readable(written)
    with pytest.raises(ValidationError):
        check_readable(written)
    assert readable(written, optional=True) == ""
