"""What moderators have hidden; `config.composition.HIDDEN_WORDS` says who knows, for the trunk lies below the desk."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from django.db.models import Exists
from django.utils.module_loading import import_string


class Hidden(Protocol):
    """Why words are hidden, as `desk/_hidden.html` shows it."""

    @property
    def reason(self) -> str: ...

    @property
    def words(self) -> str: ...

    @property
    def hidden_at(self) -> datetime: ...


def hidden_among(kind: str, codes: Collection[str]) -> Mapping[str, Hidden]:
    """Of these public codes of one kind, those that are hidden now, with why."""
    if not codes:
        return {}
    found: Mapping[str, Hidden] = import_string(import_string("config.composition.HIDDEN_WORDS"))(kind, codes)
    return found


def is_hidden_now(kind: str) -> Exists:
    """Of rows with a public `code`: whether they are hidden now, as part of the query that reads them."""
    found: Exists = import_string(import_string("config.composition.HIDDEN_NOW"))(kind)
    return found
