"""What the engine asks of every channel, and the words in which a channel answers."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Outcome(Enum):
    """What the provider said to one letter."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """The provider's answer. `text` carries no address."""

    outcome: Outcome
    text: str = ""
    # The address itself is dead: write to it no more.
    address_is_dead: bool = False
    # It is not this letter: the provider answers nobody now.
    provider_is_down: bool = False


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter; `content_type` with its parameters: "text/calendar; method=CANCEL"."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message, worded, addressed and ready to go."""

    address: str
    subject: str
    text: str
    html: str
    language: str
    message_id: str
    stop_url: str = ""
    # Who it is from; empty: the site's usual sender.
    sender: str = ""
    attachments: tuple[Attachment, ...] = ()


class ChannelDown(Exception):
    """The provider cannot be reached at all; nothing was handed over."""


class Channel(Protocol):
    """A way to reach people. One instance serves one batch."""

    name: str
    rate: int
    """How many letters a minute its provider takes from all processes together; 0: as many as there are."""

    def open(self) -> None:
        """Connect. Raises ChannelDown."""
        ...

    def deliver(self, letter: Letter) -> Answer:
        """Hand over one letter; raises nothing but what is a fault of the letter itself."""
        ...

    def close(self) -> None:
        """Let go of the connection, whatever state it is in."""
        ...
