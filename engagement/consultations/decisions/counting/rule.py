"""What a decision asks of the rule by which ballots are counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

from django.utils.functional import Promise

type Ballot = tuple[tuple[int, int], ...]
"""What one person marked: pairs of option and mark, each option once."""


@dataclass(frozen=True)
class Support:
    """How much an option has of what it could have at most."""

    value: int
    out_of: int

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down: what says 66 has 66."""
        return 100 * self.value // self.out_of if self.out_of else 0


@dataclass(frozen=True)
class Count:
    """What the ballots say. `places` holds every option, best first; those that are level share a place.

    `eligible` are those that the rule lets win at all. Counts in rounds have `rounds`, each with the ballots of the
    options that still stood, and `parting`: options that were last together, where it matters which of them goes out
    first.
    """

    places: Sequence[frozenset[int]]
    support: Mapping[int, Support]
    eligible: frozenset[int]
    rounds: Sequence[Mapping[int, int]] = ()
    parting: frozenset[int] = field(default_factory=frozenset)


class Rule(Protocol):
    """One way of marking and counting; it knows nothing of people and of the database."""

    name: str
    label: str | Promise
    about: str | Promise
    """What it is good for, for organisers who choose among rules."""
    how: str | Promise
    """How to mark the ballot, and how it is read, for those who vote."""
    measure: str | Promise
    """What the share of an option is a share of, in a sentence."""
    fewest: int
    """How many options it takes at least."""
    chooses_many: bool
    """Whether the organisers can say that more than one option is chosen."""
    decides_each: bool
    """Whether every option passes or fails by itself, however many there are."""
    is_order: bool
    """Whether the marks put the options in order, so that no two have the same."""

    def marks(self, options: int) -> Sequence[tuple[int, str | Promise]]:
        """The marks that one option among so many can get, with their words."""
        ...

    def read(self, marks: Mapping[int, int]) -> Ballot:
        """The ballot as it is kept. Raises ActivityError where the marks do not go together."""
        ...

    def count(self, options: Sequence[int], ballots: Counter[Ballot]) -> Count:
        """What the ballots say: neither their order nor that of the options matters."""
        ...

    def support_in_words(self, support: Support, ballots: int) -> str:
        """How much an option has of so many ballots, as the results say it."""
        ...


def places_by(values: Mapping[int, int]) -> list[frozenset[int]]:
    """The options from the highest value to the lowest; equal ones share a place."""
    ordered = sorted(values, key=lambda option: values[option], reverse=True)
    return [frozenset(level) for _value, level in groupby(ordered, key=lambda option: values[option])]
