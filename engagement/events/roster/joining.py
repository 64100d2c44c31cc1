"""Take a person who stands several times in a list once, with a note that says so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .names import name_key
from .organisations import organisation_key
from .reasons import Reason
from .rows import RosterRow

# What a later row may add where the first is silent.
FILLED = (
    "called",
    "title",
    "degrees",
    "organisation",
    "position",
    "email",
    "phone",
    "sex",
    "place_text",
    "mode",
    "attended_at",
    "section",
)


# No office shares one address among more people; a list that seems to was made to stall us.
MOST_COMPARED = 100


def join_doubles(rows: Sequence[RosterRow]) -> tuple[RosterRow, ...]:
    """Each person once, in the order she first stands.

    The same: same e-mail or number with names that agree, or same name and organisation. An address or number under
    different names is an office's or a family's: all are kept, and told.
    """
    people: list[RosterRow] = []
    # Only those who have something in common are compared, and no more than a few: a list may have 20,000 rows.
    places: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        alike = sorted({index for mark in _marks(row) for index in places[mark]})
        index = next((index for index in alike if _is_same(people[index], row)), None)
        if index is None:
            index = len(people)
            people.append(row)
        else:
            people[index] = _joined(people[index], row)
        for mark in _marks(people[index]) | _marks(row):
            if index not in places[mark] and len(places[mark]) < MOST_COMPARED:
                places[mark].append(index)
    return _note_shared(_note_namesakes(people))


def _marks(row: RosterRow) -> set[str]:
    """What two rows of one person have in common: at least one of these."""
    name = name_key(row.name)
    marks = {f"{name} of {organisation_key(row.organisation)}"}
    if row.email:
        marks.add(row.email.casefold())
    if row.phone:
        marks.add(f"{name} at {row.phone}")
    return marks


def _is_same(one: RosterRow, other: RosterRow) -> bool:
    if one.email and one.email.casefold() == other.email.casefold() and _names_agree(one.name, other.name):
        return True
    if name_key(one.name) != name_key(other.name):
        return False
    if one.phone and one.phone == other.phone:
        return True
    return organisation_key(one.organisation) == organisation_key(other.organisation) and not _told_apart(
        one, other
    )


def _told_apart(one: RosterRow, other: RosterRow) -> bool:
    """Namesakes in one organisation: both give number and address, and neither agrees."""
    return bool(
        one.phone and other.phone and one.email and other.email
        and one.phone != other.phone and one.email.casefold() != other.email.casefold()
    )  # fmt: skip


def _names_agree(one: str, other: str) -> bool:
    """'Siti' and 'Siti Contoh', 'S. Contoh' and 'Siti Contoh' agree; two full and different names do not."""
    shorter, longer = sorted((name_key(one).split(), name_key(other).split()), key=len)
    return all(any(_word_agrees(word, candidate) for candidate in longer) for word in shorter)


def _word_agrees(word: str, candidate: str) -> bool:
    return word == candidate or (min(len(word), len(candidate)) == 1 and word[0] == candidate[0])


def _joined(person: RosterRow, again: RosterRow) -> RosterRow:
    additions = {
        name: getattr(again, name) for name in FILLED if not getattr(person, name) and getattr(again, name)
    }
    if len(name_key(again.name)) > len(name_key(person.name)):
        additions["name"] = again.name
    # Came once is came, whatever another row says.
    if (again.present and not person.present) or person.present is None:
        additions |= {"present": again.present, "excuse": again.excuse}
    if not any(day.present for day in person.days) and again.days:
        additions["days"] = again.days
    told = Reason("joined", sheet=again.source_sheet, row=again.source_row)
    return replace(person, notes=(*person.notes, *again.notes, told), **additions)


def _note_namesakes(people: Sequence[RosterRow]) -> list[RosterRow]:
    noted: list[RosterRow] = []
    first: dict[tuple[str, str], RosterRow] = {}
    for person in people:
        key = (name_key(person.name), organisation_key(person.organisation))
        earlier = first.setdefault(key, person)
        if earlier is not person:
            told = Reason("same_name", sheet=earlier.source_sheet, row=earlier.source_row)
            person = replace(person, notes=(*person.notes, told))
        noted.append(person)
    return noted


def _note_shared(people: Sequence[RosterRow]) -> tuple[RosterRow, ...]:
    holders: dict[str, int] = defaultdict(int)
    for person in people:
        for contact in (person.email.casefold(), person.phone):
            holders[contact] += bool(contact)
    return tuple(
        replace(person, notes=person.notes + notes) if (notes := _shared(person, holders)) else person
        for person in people
    )


def _shared(person: RosterRow, holders: dict[str, int]) -> tuple[Reason, ...]:
    kinds = (
        ("email_shared", person.email, person.email.casefold()),
        ("phone_shared", person.phone, person.phone),
    )
    return tuple(Reason(code, shown) for code, shown, key in kinds if holders[key] > 1)
