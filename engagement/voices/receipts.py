"""Receipt codes: made for the person who gave something, kept only as a keyed hash."""

from core.codes import keyed_hash, new_checked_code


def new_receipt() -> tuple[str, bytes]:
    """A fresh code of 12 characters to show once, and what is kept of it."""
    code = new_checked_code(12)
    return code, hash_of(code)


def hash_of(code: str) -> bytes:
    return keyed_hash("receipt", code)
