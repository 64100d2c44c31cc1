"""What an organiser writes of the news."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class News:
    """The words of an update; `is_account` marks what a campaign has achieved."""

    title: str
    text: str
    language: str
    is_account: bool = False
