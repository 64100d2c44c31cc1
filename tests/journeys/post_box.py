"""The post box read over HTTP: the mails that a demonstration "sent"."""

import re
import time
from html import unescape
from urllib.parse import quote
from urllib.request import urlopen

LETTER = re.compile(r'href="(/post-box/\d+/)"')
WORDS = re.compile(r'<div class="card letter">(.*?)</div>', re.DOTALL)
STOP = re.compile(r"/stop/[^\s/]+/")
CODE = re.compile(r"\b\d{4}-\d{4}\b")


class NoMail(Exception):
    """It did not come: does the worker run?"""


def code_for(address: str, to: str, *, beyond: int = 0) -> str:
    """The newest code of signing in or up; `beyond` as below."""
    found = CODE.search(letter_for(address, to, saying=CODE, beyond=beyond))
    assert found
    return found[0]


def letter_for(
    address: str, to: str, *, saying: re.Pattern[str], beyond: int = 0, seconds: float = 45
) -> str:
    """The text of the newest letter to this reader in which the pattern is found; waits for it.

    `beyond`: how many letters she had already, which are not looked at.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = letters(address, to)
        for path in found[: len(found) - beyond]:
            text = _words(address + path)
            if saying.search(text):
                return text
        time.sleep(0.2)
    raise NoMail(f"No letter to {to} says {saying.pattern}.")


def letters(address: str, to: str) -> list[str]:
    """Where her letters lie, the newest first."""
    return LETTER.findall(_get(f"{address}/post-box/?to={quote(to)}"))


def _words(url: str) -> str:
    words = WORDS.search(_get(url))
    text = re.sub(r"<br>|</p>", "\n", words[1] if words else "")
    return unescape(re.sub(r"<[^>]+>", "", text))


def _get(url: str) -> str:
    with urlopen(url, timeout=30) as answer:
        return str(answer.read().decode())
