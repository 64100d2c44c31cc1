"""Codes of signing in while no broker can wake a worker: this process sends them itself, by the same claim, so once."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import structlog
from django.db import DatabaseError, connection

from notifications.engine.choices import Urgency
from notifications.engine.outbox.send import Sender

log = structlog.get_logger(__name__)

SECONDS = 10.0
# One at a time, so that a crowd at the door takes no more than one connection to the database and to the mail server.
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="codes")


def send_codes() -> None:
    """Send the codes that are due, soon and beside the request."""
    _thread.submit(_send)


def _send() -> None:
    sender, until = Sender(among=(Urgency.CODE,)), monotonic() + SECONDS
    try:
        while sender.batch(until=until) or sender.rest(until=until):
            pass
    except DatabaseError as away:
        # Nobody waits for this thread: the code stays due, and the next bell or the next code sees to it.
        log.warning("codes_not_sent", because=type(away).__name__)
    finally:
        sender.close()
        connection.close()
