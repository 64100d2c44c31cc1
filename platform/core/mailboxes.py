"""E-mail addresses: how one is written, and which spellings of it reach the same mailbox."""

import re
import unicodedata
from functools import reduce
from typing import Any

from django.db.models import Func, TextField

# Only where the provider itself says so: elsewhere a dot or a plus may part two people, and nobody's voice is merged
# into another's on a guess. Dots and "googlemail": Gmail Help, "Dots don't matter in Gmail addresses". Plus: the same;
# Microsoft, Apple, Proton and Fastmail on plus addressing. The patterns read alike in Python and PostgreSQL.
_PLUS = "gmail|outlook|hotmail|live|icloud|me|mac|proton|protonmail|pm|fastmail"
_SAME_MAILBOX = (
    (r"@googlemail\.com$", "@gmail.com", ""),
    (rf"^([^@+]+)\+[^@]*@(({_PLUS})\.(com|me))$", r"\1@\2", ""),
    (r"\.(?=[^@]*@gmail\.com$)", "", "g"),
)


def written(address: str) -> str:
    """The address in the one spelling we write to: full-width letters made plain, what nobody sees left out.

    A domain in other letters becomes its ASCII form (IDNA); what cannot be one is left for the form to refuse.
    """
    plain = unicodedata.normalize("NFKC", address).lower()
    seen = "".join(
        letter for letter in plain if unicodedata.category(letter) != "Cf" and not letter.isspace()
    )
    local, at, domain = seen.rpartition("@")
    try:
        return local + at + domain.encode("idna").decode("ascii")
    except UnicodeError:
        return seen


def mailbox_of(address: str) -> str:
    """What tells mailboxes apart: alike for all spellings of an address that reach the same one."""
    return reduce(
        lambda said, rule: re.sub(rule[0], rule[1], said, count=0 if rule[2] else 1),
        _SAME_MAILBOX,
        written(address),
    )


class MailboxOf(Func):
    """`MailboxOf("normalised")`: the same of a column of written addresses. Made of immutable functions only."""

    template = reduce(
        lambda said, rule: f"REGEXP_REPLACE({said}, '{rule[0]}', '{rule[1]}', '{rule[2]}')",
        _SAME_MAILBOX,
        "%(expressions)s",
    )
    arity = 1

    def __init__(self, expression: Any, **extra: Any) -> None:  # Any: a name of a field or an expression
        super().__init__(expression, output_field=TextField(), **extra)
