"""The second factor of the demonstration's staff, as an app on a phone shows it."""

import base64
import hmac
import time

from config.demonstration.people import DEMONSTRATION_TOTP_SECRET

SECONDS = 30
_shown: set[tuple[str, int]] = set()


def fresh_code(email: str) -> str:
    """Six digits not used before by this person: the site takes each once, and those of the turn before and after."""
    while True:
        turn = int(time.time()) // SECONDS
        for near in (turn, turn + 1, turn - 1):
            if (email, near) not in _shown:
                _shown.add((email, near))
                return _code(near)
        time.sleep(1)


def _code(turn: int) -> str:
    """RFC 6238, section 4.2."""
    digest = hmac.digest(base64.b32decode(DEMONSTRATION_TOTP_SECRET), turn.to_bytes(8), "sha1")
    offset = digest[-1] & 15
    return f"{(int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF) % 1_000_000:06}"
