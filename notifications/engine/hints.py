"""The hint: "look now", which may be lost without harm, and never fails or holds up a request."""

import threading
from time import monotonic

import structlog
from celery import current_app
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

# After a failure this process stays silent so long, in seconds: the next minute's bell does the work.
SILENCE = 30.0
# A crowd that registers at once needs one look, not a thousand; `rounds.LINGER` is longer, so nothing waits for it.
ENOUGH = 0.2
_silent_until = 0.0
_is_away = False
_guard = threading.Lock()


def hint() -> bool:
    """Ask a worker to look for due messages; False when the broker is away, so that none was asked."""
    if monotonic() < _silent_until:
        return not _is_away
    _stay_silent(ENOUGH, is_away=_is_away)
    try:
        current_app.send_task(
            "notifications.engine.tasks.send_now", ignore_result=True, retry=False, expires=60
        )
    except (OperationalError, RedisError, OSError) as away:
        _stay_silent(SILENCE, is_away=True)
        log.warning("hint_not_given", because=type(away).__name__)
        return False
    _stay_silent(ENOUGH, is_away=False)
    return True


def _stay_silent(seconds: float, *, is_away: bool) -> None:
    global _silent_until, _is_away
    with _guard:
        _silent_until, _is_away = monotonic() + seconds, is_away
