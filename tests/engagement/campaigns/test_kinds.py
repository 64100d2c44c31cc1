"""Every kind of action keeps the promises of the Protocol."""

import pytest
from django.template.loader import get_template
from django.utils import translation

from engagement.campaigns.kinds import KINDS, kind_named
from engagement.campaigns.kinds.action import ActionKind
from engagement.campaigns.kinds.sign import Sign
from engagement.participation.choices import Verb

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_names_and_counters_are_their_own() -> None:
    names = [kind.name for kind in KINDS]
    counters = [name for kind in KINDS for name in (*kind.counters, kind.goal_counter)]

    assert len(names) == len(set(names))
    assert len(counters) == len(set(counters))


@every_kind
def test_kind_fits_its_columns(kind: ActionKind) -> None:
    assert len(kind.name) <= 16
    assert kind.counter == kind.counters[0]
    assert max(len(name) for name in (*kind.counters, kind.goal_counter)) <= 24
    assert Verb(kind.verb) not in {Verb.VOID, Verb.REGISTERED, Verb.CAME}


@every_kind
def test_kind_is_found_by_its_name_and_has_its_template(kind: ActionKind) -> None:
    assert kind_named(kind.name) is kind
    get_template(kind.template)


@every_kind
def test_progress_tells_the_true_number_beside_the_goal(kind: ActionKind) -> None:
    words = kind.progress(63, 100)

    assert "63" in words
    assert "100" in words


@every_kind
def test_each_number_is_told_apart(kind: ActionKind) -> None:
    told = kind.told({name: 60 + place for place, name in enumerate(kind.counters)})

    assert [str(60 + place) in words for place, words in enumerate(told)] == [True] * len(kind.counters)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (0, "0 signed, goal 100"),
        (63, "63 signed, goal 100"),
        (100, "100 signed, goal 100 reached"),
        (120, "120 signed, goal 100 reached"),
    ],
)
def test_signatures_in_words(done: int, words: str) -> None:
    with translation.override("en"):
        assert Sign().progress(done, 100) == words
