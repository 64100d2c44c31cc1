"""Whom a row means. Pure: compares rows with the people known, and asks nothing.

Over the whole site neither a name nor an address is enough, only both together: namesakes are many, and no list may
reach into a stranger's record or ask by an address who she is.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engagement.events.roster import RosterRow, organisation_key
from engagement.events.roster.names import name_key
from engagement.events.roster_import.known import Known, KnownPeople
from engagement.events.roster_import.reasons import ImportReason


@dataclass(frozen=True, slots=True)
class Match:
    """Whom the row means: `known`, nobody yet (None), or a refusal."""

    known: Known | None = None
    refusal: ImportReason | None = None


def match_rows(rows: Sequence[RosterRow], people: KnownPeople) -> list[Match]:
    """One match for each row, in order. By address and number first, so that a namesake takes nobody's place."""
    shared = _addresses_of_several(rows)
    taken: dict[int, RosterRow] = {}
    found: dict[int, Match] = {}
    for index, row in enumerate(rows):
        if known := _by_address(row, people, shared):
            found[index] = _claimed(row, known, taken)
    for index, row in enumerate(rows):
        if index not in found:
            found[index] = _by_name(row, [known for pk, known in people.of_event.items() if pk not in taken])
            if matched := found[index].known:
                taken[matched.person.pk] = row
    return [found[index] for index in range(len(rows))]


def _claimed(row: RosterRow, known: Known, taken: dict[int, RosterRow]) -> Match:
    first = taken.setdefault(known.person.pk, row)
    if first is row:
        return Match(known)
    return Match(refusal=ImportReason("same_person", sheet=first.source_sheet, row=first.source_row))


def _by_address(row: RosterRow, people: KnownPeople, shared: set[str]) -> Known | None:
    """By a verified e-mail address or a number where the name agrees; within the event by any address so.

    Whoever has joined this event is known to its organisers: her verified address alone says enough.
    """
    name, email = name_key(row.name), row.email.lower()
    owner = people.by_verified_email.get(email) if email else None
    if owner and (name in owner.names or (email not in shared and owner.person.pk in people.of_event)):
        return owner
    holders = people.by_phone.get(row.phone, []) if row.phone else []
    namesakes = [known for known in holders if name in known.names]
    here = [known for known in namesakes if known.person.pk in people.of_event]
    if namesakes:
        return (here or namesakes)[0]
    if not email:
        return None
    return next(
        (known for known in people.of_event.values() if email in known.emails and name in known.names), None
    )


def _by_name(row: RosterRow, candidates: Sequence[Known]) -> Match:
    """By the folded name among people of this event, unless the bodies or the addresses say that they are two."""
    name, body = name_key(row.name), organisation_key(row.organisation)
    found = [known for known in candidates if name in known.names and not _told_apart(row, body, known)]
    if len(found) > 1:
        found = [known for known in found if body in known.bodies] or found
    if len(found) > 1:
        return Match(refusal=ImportReason("ambiguous", text=row.name))
    return Match(found[0] if found else None)


def _told_apart(row: RosterRow, body: str, known: Known) -> bool:
    if body and known.bodies and body not in known.bodies:
        return True
    has_all = bool(row.phone and row.email and known.phones and known.emails)
    return has_all and row.phone not in known.phones and row.email.lower() not in known.emails


def _addresses_of_several(rows: Sequence[RosterRow]) -> set[str]:
    """E-mail addresses that stand at more than one row: an office's, not a person's."""
    counted = Counter(row.email.lower() for row in rows if row.email)
    return {email for email, times in counted.items() if times > 1}
