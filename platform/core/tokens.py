"""Signed links: what a link may do is written in it and cannot be changed by whoever holds it."""

from typing import Any

from django.core import signing


class TokenRefused(Exception):
    """The link is damaged, made for another purpose, or too old."""


def sign(purpose: str, value: Any) -> str:
    """A token for an address; `value` is anything JSON can hold (ids, never names)."""
    return signing.dumps(value, salt=f"balai.{purpose}", compress=False)


def read(purpose: str, token: str, *, max_age_seconds: int | None = None) -> Any:
    """The value signed for this purpose. Raises TokenRefused."""
    try:
        return signing.loads(token, salt=f"balai.{purpose}", max_age=max_age_seconds)
    except signing.BadSignature as refused:
        raise TokenRefused from refused


def seal(purpose: str, text: str) -> str:
    """A token for an address that is the same each time it is made, and never grows old; `text` is plain to read."""
    return signing.Signer(salt=f"balai.{purpose}").sign(text)


def unseal(purpose: str, token: str) -> str:
    """The text sealed for this purpose. Raises TokenRefused."""
    try:
        return signing.Signer(salt=f"balai.{purpose}").unsign(token)
    except signing.BadSignature as refused:
        raise TokenRefused from refused
