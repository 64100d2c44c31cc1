"""What people write in a corridor, as forms and the API hand it on."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """The page's words in one language (BCP 47); all empty where the other side's are enough."""

    language: str = ""
    title: str = ""
    about: str = ""
