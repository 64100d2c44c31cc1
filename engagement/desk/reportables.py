"""Words of other rooms that everybody reads and can report; `config.composition.REPORTABLES` lists who keeps them."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from accounts.models import Person
from engagement.activities.models import Activity


@dataclass(frozen=True, kw_only=True)
class GivenWords:
    """Words that somebody gave, as they stand at this moment."""

    text: str
    language: str
    """BCP 47."""
    author: Person | None
    """None where they stand by nobody's name."""
    activity: Activity
    """Read with its organisation, place and the place of its organisation: policies ask for them."""
    url: str
    """Where they stand, as a path."""


class Finder(Protocol):
    """A room that finds what somebody gave by its public code."""

    kind: str
    """At most 24 small letters; stands in addresses and rows, so it never changes."""
    label: str | Promise
    """What it is, in the reader's words: "Comment"."""

    def find(self, code: str) -> GivenWords | None:
        """The words behind a public code, or None when they are not there any more."""
        ...


class Reportable(Finder, Protocol):
    """A room whose words everybody can read. To make yours reportable:

    1. `reportable.py` with a class like this, and its dotted path in `config.composition.REPORTABLES`:

        class Comments:
            kind, label = "comment", _("Comment")

            def find(self, code: str) -> GivenWords | None:
                row = Comment.objects.select_related("author", *OF_THE_ACTIVITY).filter(code=code).first()
                return row and GivenWords(text=row.text, language=row.language, author=row.author,
                                          activity=row.activity, url=row.get_absolute_url())

            def may_read(self, person: Person | None, words: GivenWords) -> bool:
                return may_see(person, words.activity)

    2. In the view: `hidden = desk.selectors.hidden_among("comment", [row.code for row in rows])` (one query), and
       `row.hidden = hidden.get(row.code)`; the API gives no text where it is hidden. Counts stay as they are.
    3. In the template, where hidden by others and not her own:
       `{% if row.hidden %}{% include "desk/_hidden.html" with hiding=row.hidden %}{% else %}...
       {% include "desk/_report.html" with kind="comment" code=row.code %}{% endif %}`
    """

    def may_read(self, person: Person | None, words: GivenWords) -> bool:
        """Whether this reader can read them where they stand, hiding left aside."""
        ...


def reportable(kind: str) -> Reportable | None:
    """The room that keeps words of this kind, or None."""
    return _rooms("REPORTABLES").get(kind)


def watched(kind: str) -> Finder | None:
    """The room that finds what a safeguarding task points at, or None."""
    return _rooms("WATCHED").get(kind)


@cache
def _rooms(wired: str) -> dict[str, Reportable]:
    rooms = [import_string(path)() for path in import_string(f"config.composition.{wired}")]
    return {room.kind: room for room in rooms}
