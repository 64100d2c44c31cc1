"""A line of the open data of a consultation, as a method gives it: numbers, and never the words of one person.

An answer of a survey may be what a person is (a place, an age), so its numbers are cells: rounded to 5, and where
fewer than 10 people are meant only that is said.
"""

from dataclasses import dataclass

FEWEST, STEP = 10, 5
FEW = "<10"


@dataclass(frozen=True)
class OpenRow:
    """What was `asked`, one `answer`, and its `value` of what it could be at most (`out_of`; None without a limit).

    People, but where the rule of a vote counts points; a cell that is too small is "<10".
    """

    asked: str
    answer: str
    value: int | str
    out_of: int | str | None = None


def cell(people: int) -> int | str:
    """A number of people as everyone may read it where it may tell what somebody is."""
    return FEW if people < FEWEST else STEP * round(people / STEP)
