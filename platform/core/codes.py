"""Random codes that people read, say and type: Crockford's base 32, with a check character where a slip would hurt.

Source of the alphabet and of the check symbol modulo 37: Douglas Crockford, "Base 32".
"""

import hashlib
import hmac
import secrets
from itertools import count

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_ALPHABET = ALPHABET + "*~$=U"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_code(length: int = 10) -> str:
    """A fresh code; 10 characters carry 50 random bits. Used as the public id of a noun."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def public_code() -> str:
    """The default of every noun's `code` column: lower case, for addresses."""
    return new_code().lower()


def new_checked_code(length: int = 12) -> str:
    """A fresh code whose last character proves that it was typed right."""
    body = new_code(length - 1)
    while (check := _check_character(body)) not in ALPHABET:
        body = new_code(length - 1)
    return body + check


def derived_code(purpose: str, value: str, length: int = 12) -> str:
    """The checked code that this site's key makes of a value: the same each time, so that no copy must be kept."""
    digests = (int.from_bytes(_digest(purpose, f"{turn}\0{value}")) for turn in count())
    bodies = (
        "".join(ALPHABET[number >> 5 * place & 31] for place in range(length - 1)) for number in digests
    )
    return next(body + check for body in bodies if (check := _check_character(body)) in ALPHABET)


def read_checked_code(typed: str) -> str | None:
    """The code a person meant (spaces, dashes, small letters, O for 0 forgiven), or None when it cannot be one."""
    code = typed.strip().upper().translate(_LOOKALIKES)
    if len(code) < 2 or any(character not in ALPHABET for character in code):
        return None
    return code if _check_character(code[:-1]) == code[-1] else None


def spaced(code: str) -> str:
    """The code in groups of four, as it is shown."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def keyed_hash(purpose: str, value: str) -> bytes:
    """What is kept of a secret code: 16 bytes that only this site's key can make."""
    return _digest(purpose, value)[:16]


def _digest(purpose: str, value: str) -> bytes:
    message = f"{purpose}\0{value}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()


def _check_character(body: str) -> str:
    number = 0
    for character in body:
        number = number * 32 + ALPHABET.index(character)
    return CHECK_ALPHABET[number % 37]
