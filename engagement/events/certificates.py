"""Codes of certificates: what is kept of them, and how often somebody may try one."""

from datetime import timedelta

from core.codes import keyed_hash
from core.folded import words_of
from core.limits import Allowance

# A hall shares one address, so the address alone is limited loosely and each code strictly.
BY_SOURCE = Allowance("certificate_source", times=120, per=timedelta(minutes=10))
BY_CODE = Allowance("certificate_code", times=10, per=timedelta(minutes=10))


def hash_of_code(code: str) -> bytes:
    return keyed_hash("certificate_code", code)


def hash_of_name(code: str, name: str) -> bytes:
    """The name as printed, folded; with the code in it, so that equal names do not look alike in the table."""
    return keyed_hash("certificate_name", f"{code}\0{' '.join(words_of(name))}")
