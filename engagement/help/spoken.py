"""What a spoken language is called in the reader's language."""

from babel import Locale
from django.utils.translation import get_language

from engagement.help.choices import SPOKEN


def name_of(tag: str) -> str:
    """The name of a language of `SPOKEN` from CLDR ("jv" is "Jawa" for a reader of Indonesian); else the tag."""
    names = Locale.parse(get_language() or "en", sep="-").languages
    return str(names.get(tag, tag))


def spoken_choices() -> list[tuple[str, str]]:
    """Tag and name of each, by name."""
    return sorted(((tag, name_of(tag)) for tag in SPOKEN), key=lambda choice: choice[1].casefold())
