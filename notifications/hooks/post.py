"""One contact with another system: to the checked address, no redirects, TLS verified, bounded in time and size."""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from notifications.hooks.addresses import Target, read, resolve
from notifications.hooks.errors import AddressNotUsable

# Of each step, and of all of it, in seconds: a system that answers drop by drop holds nobody up.
STEP, WHOLE = 5.0, 15.0


@dataclass(frozen=True)
class Reply:
    """What came back: an HTTP status, or none and why."""

    status: int | None
    text: str

    @property
    def is_accepted(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """410: the address will not come back."""
        return self.status == http.client.GONE


class _Contact:
    """Goes to the address that was checked, while the name stays that of the certificate."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._socket: socket.socket | None = None

    def post(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        guard = threading.Timer(WHOLE, self._cut)
        guard.start()
        connection = http.client.HTTPConnection(self._target.host, self._target.port, timeout=STEP)
        try:
            connection.sock = self._connected()
            connection.request("POST", self._target.path, body, {**headers, "Host": self._target.authority})
            answer = connection.getresponse()
            # The body is not read: what counts is the status.
            return Reply(answer.status, answer.reason[:100])
        finally:
            guard.cancel()
            connection.close()

    def _connected(self) -> socket.socket:
        plain = socket.create_connection((self._target.address, self._target.port), STEP)
        self._socket = plain
        if self._target.scheme == "https":
            self._socket = secured = ssl.create_default_context().wrap_socket(
                plain, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            secured.do_handshake()
        return self._socket

    def _cut(self) -> None:
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def post(url: str, body: str, headers: Mapping[str, str]) -> Reply:
    """Hand `body` to the system at `url`; whatever goes wrong there is a reply without a status."""
    try:
        target = resolve(read(url))
        return _Contact(target).post(body.encode(), headers)
    except AddressNotUsable as refused:
        return Reply(None, refused.because)
    except ssl.SSLCertVerificationError:
        return Reply(None, "certificate not trusted")
    except TimeoutError:
        return Reply(None, "no answer in time")
    except (OSError, http.client.HTTPException) as problem:
        return Reply(None, type(problem).__name__)
