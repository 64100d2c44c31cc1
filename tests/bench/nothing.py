"""A server that does nothing but answer, to learn how much the load generator itself can do."""

import asyncio
import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from config.launch.ports import LOOPBACK, answers
from config.launch.processes import wait_until
from tests.notifications.smtp_sink import free_port

PAGE = b"x" * 16_384
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE)


class _Nothing(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]  # it can write

    def data_received(self, data: bytes) -> None:
        self._transport.write(ANSWER)


@contextmanager
def running() -> Iterator[int]:
    """Run it in a process of its own; yields its port."""
    port = free_port()
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(port,), daemon=True)
    process.start()
    try:
        if not wait_until(lambda: answers(port), 10):
            sys.exit("The server that does nothing does not even answer.")
        yield port
    finally:
        process.terminate()
        process.join()


def _serve(port: int) -> None:
    asyncio.run(_forever(port))


async def _forever(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(_Nothing, LOOPBACK, port)
    await server.serve_forever()
