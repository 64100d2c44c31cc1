"""Lines as they are pasted, "name, address, seats", understood one by one; nothing is guessed."""

import re
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext as _

from accounts.models import Organisation
from core.texts import NothingToRead, readable
from engagement.activities.invitations import selectors
from engagement.activities.invitations.plans import Guest
from engagement.activities.models import LONGEST_EMAIL, LONGEST_INVITED, MOST_SEATS, Activity

MOST_LINES = 100
_fits = MaxLengthValidator(LONGEST_EMAIL)
_BETWEEN = re.compile(r"[,;\t]")


@dataclass(frozen=True)
class Line:
    """What one line says: a guest, or the problem with it; with `number` where she is invited already."""

    words: str
    guest: Guest | None = None
    problem: str = ""
    number: int | None = None


def read_lines(text: str, activity: Activity) -> list[Line]:
    """Every line that says something, in order; two queries, however many lines there are."""
    lines = [_understood(words) for words in text.splitlines() if readable(words, optional=True)]
    nameless = [line.guest.name for line in lines if line.guest and not line.guest.email]
    groups = selectors.groups_named(nameless)
    there = {each.organisation_id or each.email: each.number for each in selectors.living_of(activity)}
    seen: set[object] = set()
    found = []
    for line in lines:
        if line.guest and not line.guest.email:
            line = _of_a_group(line, line.guest, groups.get(line.guest.name.lower()))
        if guest := line.guest:
            key = guest.organisation.pk if guest.organisation else guest.email
            if key in there:
                line = replace(line, guest=None, number=there[key])
            elif key in seen:
                line = replace(line, guest=None, problem=_("This stands in the list twice."))
            seen.add(key)
        found.append(line)
    return found


def _understood(words: str) -> Line:
    fields = [field.strip() for field in _BETWEEN.split(words)]
    words = readable(words)
    emails = [field for field in fields if "@" in field]
    numbers = [field for field in fields if field.isdecimal()]
    name = ", ".join(field for field in fields if field and field not in emails and field not in numbers)
    if len(emails) > 1:
        return Line(words, problem=_("Write one e-mail address in a line."))
    if len(numbers) > 1:
        return Line(words, problem=_("Write one number of seats in a line."))
    try:
        name = readable(name)
        for email in emails:
            validate_email(email)
            _fits(email)
    except NothingToRead:
        return Line(words, problem=_("The name is missing."))
    except ValidationError:
        return Line(words, problem=_("This e-mail address cannot be right."))
    if len(name) > LONGEST_INVITED:
        return Line(words, problem=_("The name is too long."))
    # Longer than any number of seats is too many: Python reads no number of thousands of figures.
    seats = int(numbers[0].lstrip("0")[:4] or 0) if numbers else None
    if seats is not None and not 1 <= seats <= MOST_SEATS:
        return Line(words, problem=_("Seats are from 1 to %(most)d.") % {"most": MOST_SEATS})
    return Line(words, Guest(name=name, email=emails[0].lower() if emails else "", seats=seats))


def _of_a_group(line: Line, guest: Guest, group: Organisation | None) -> Line:
    if group:
        return replace(line, guest=Guest(name=group.name, organisation=group, seats=guest.seats or 1))
    return replace(
        line,
        guest=None,
        problem=_("Write an e-mail address, or the name of a verified group as it stands on this site."),
    )
