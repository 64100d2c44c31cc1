"""An organiser's words: a closed list of placeholders, put in once and never evaluated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.rules.errors import LooseBracket, UnknownPlaceholder
from notifications.rules.placeholders import PLACEHOLDERS, check, fill


@pytest.mark.parametrize("text", ["", "Bring water.", "Hello {name}, see {link}", "{ Name } and {EVENT}"])
def test_known_placeholders_pass(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{nama}", "{nama}"),
        ("{name.__class__} {0} {}", "{}, {0}, {name.__class__}"),
        ("{name!r} {time:%H}", "{name!r}, {time:%h}"),
    ],
)
def test_unknown_ones_are_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(UnknownPlaceholder) as refused:
        check(text)

    assert str(refused.value).startswith(f"We do not know {named}. ")


@pytest.mark.parametrize("text", ["{", "}", "a } b", "{name}}", "{{name}", "{name"])
def test_bracket_without_a_partner_is_refused(text: str) -> None:
    with pytest.raises(LooseBracket):
        check(text)


def test_each_is_put_in_once_and_a_value_that_looks_like_one_stays() -> None:
    values = {"name": "{link}", "event": "Temu", "time": "", "place": "", "link": "https://x"}

    assert fill("{name} {Event} {link} {other}", values) == "{link} Temu https://x {other}"


@given(st.text(alphabet="{}name. evtilkpc%!:[]", max_size=40))
def test_whatever_passes_is_filled_without_a_bracket_left(text: str) -> None:
    try:
        check(text)
    except (UnknownPlaceholder, LooseBracket):
        return

    assert not set("{}") & set(fill(text, dict.fromkeys(PLACEHOLDERS, "x")))
