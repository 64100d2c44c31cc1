"""Ideas and comments as one reader finds them where moderators have hidden some."""

from collections.abc import Iterable

from accounts.models import Person
from engagement.consultations.models import Comment, Idea
from engagement.desk.selectors import hidden_among

IDEA, COMMENT = "idea", "comment"
"""The kinds of words that can be reported; they stand in addresses and rows."""


def as_read_by[Written: (Idea, Comment)](reader: Person | None, rows: Iterable[Written]) -> list[Written]:
    """These rows with why they are hidden; the words are left to who wrote them. They are for reading, never saved.

    One query, and none where nothing is hidden.
    """
    found = list(rows)
    # A row that was read without it may be hidden too.
    perhaps = [row for row in found if getattr(row, "is_hidden", True)]
    if not perhaps:
        return found
    why = hidden_among(IDEA if isinstance(perhaps[0], Idea) else COMMENT, [row.code for row in perhaps])
    for row in perhaps:
        row.hiding = why.get(row.code)
        if row.hiding and (reader is None or row.contribution.person_id != reader.pk):
            row.text = ""
            if isinstance(row, Idea):
                row.title = ""
    return found
