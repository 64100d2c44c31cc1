"""Codes in addresses."""


class CodeConverter:
    """A noun's public code: ten characters of Crockford's alphabet, in small letters."""

    regex = "[0-9a-hjkmnp-tv-z]{10}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
