"""A load generator: so many kept-alive connections, each sending its next request when the last is answered."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from config.launch.ports import LOOPBACK

CONNECTIONS = 16


@dataclass
class Round:
    """What one round of requests gave, in seconds; `client` and `server` are the processor time each took."""

    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    size: int = 0
    seconds: float = 0.0
    client: float = 0.0
    server: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds


def run(port: int, requests: Iterator[bytes], *, seconds: float | None = None) -> Round:
    """Send requests until there are none left or the time is over."""
    return asyncio.run(_run(port, requests, seconds))


async def _run(port: int, requests: Iterator[bytes], seconds: float | None) -> Round:
    found = Round()
    began, client = time.perf_counter(), time.process_time()
    until = began + seconds if seconds else float("inf")
    await asyncio.gather(*(_browser(port, requests, until, found) for _number in range(CONNECTIONS)))
    found.seconds, found.client = time.perf_counter() - began, time.process_time() - client
    return found


async def _browser(port: int, requests: Iterator[bytes], until: float, found: Round) -> None:
    loop = asyncio.get_running_loop()
    _transport, line = await loop.create_connection(lambda: _Line(loop), LOOPBACK, port)
    for request in requests:
        began = time.perf_counter()
        if began >= until:
            break
        status, size = await line.ask(request)
        found.latencies.append(time.perf_counter() - began)
        found.statuses[status] += 1
        found.size = size
    line.hang_up()


class _Line(asyncio.Protocol):
    """One connection; reads just enough of an answer to know its status and where it ends."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._heard = b""
        self._waiting: asyncio.Future[tuple[int, int]] | None = None

    def ask(self, request: bytes) -> asyncio.Future[tuple[int, int]]:
        """Send a request; its status and the size of its body in bytes."""
        assert self._transport is not None
        self._waiting, self._heard = self._loop.create_future(), b""
        self._transport.write(request)
        return self._waiting

    def hang_up(self) -> None:
        assert self._transport is not None
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # a TCP connection's can write

    def data_received(self, data: bytes) -> None:
        self._heard += data
        end = self._heard.find(b"\r\n\r\n")
        if end < 0 or self._waiting is None:
            return
        head = self._heard[:end].lower()
        _name, _colon, rest = head.partition(b"content-length:")
        size = int(rest.partition(b"\r\n")[0])
        if len(self._heard) - end - 4 >= size and not self._waiting.done():
            self._waiting.set_result((int(head[9:12]), size))

    def connection_lost(self, problem: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(problem or ConnectionError("The server hung up."))
