"""Receipt codes: made for the person who gave something, kept only as a keyed hash."""

from datetime import timedelta

from core.codes import keyed_hash, new_checked_code
from core.limits import Allowance

# A hall shares one address, so the address alone is limited loosely and each code strictly.
BY_SOURCE = Allowance("receipt_source", times=120, per=timedelta(minutes=10))
BY_CODE = Allowance("receipt_code", times=10, per=timedelta(minutes=10))


def new_receipt() -> tuple[str, bytes]:
    """A fresh code of 12 characters to show once, and what is kept of it."""
    code = new_checked_code(12)
    return code, hash_of(code)


def hash_of(code: str) -> bytes:
    return keyed_hash("receipt", code)
