"""What is decided and how, as forms and the API hand it to services."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PlannedDecision:
    """By which rule it falls, how many options are chosen, and what it takes for the result to hold, if anything.

    `electorate` is how many people may vote, as the organisers counted; `quorum` the part of them that must, in whole
    per cent; `share` one of choices.Share, or empty.
    """

    rule: str
    seats: int = 1
    electorate: int | None = None
    quorum: int | None = None
    share: str = ""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One option to choose."""

    text: str
    help: str = ""
