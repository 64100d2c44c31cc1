"""Many browsers at one door: each has its connection open before the first may speak."""

import asyncio
import resource
from collections.abc import Sequence
from dataclasses import dataclass

from config.launch.ports import LOOPBACK


@dataclass(frozen=True)
class Answer:
    """What a browser heard; status 0 is a connection that broke."""

    status: int
    location: str = ""
    text: str = ""


def flood(port: int, requests: Sequence[bytes], *, patience: float = 120) -> list[Answer]:
    """Open a connection for each request, then send them all at once; the answers, in the same order."""
    return [
        answers[0] for answers in flood_in_turns(port, [[request] for request in requests], patience=patience)
    ]


def flood_in_turns(
    port: int, turns: Sequence[Sequence[bytes]], *, patience: float = 120
) -> list[list[Answer]]:
    """The same, but each browser has several requests, and sends the next as soon as it has heard the last answer."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return asyncio.run(_flood(port, turns, patience))


async def _flood(port: int, turns: Sequence[Sequence[bytes]], patience: float) -> list[list[Answer]]:
    gate = asyncio.Barrier(len(turns))
    return await asyncio.gather(*(_browser(port, requests, gate, patience) for requests in turns))


async def _browser(
    port: int, requests: Sequence[bytes], gate: asyncio.Barrier, patience: float
) -> list[Answer]:
    answers = [await _one(port, requests[0], patience, gate)]
    for request in requests[1:]:
        answers.append(await _one(port, request, patience))
    return answers


async def _one(port: int, request: bytes, patience: float, gate: asyncio.Barrier | None = None) -> Answer:
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    try:
        if gate:
            await gate.wait()
        writer.write(request)
        return _understood(await asyncio.wait_for(reader.read(), patience))
    except (OSError, TimeoutError) as broken:
        return Answer(0, text=repr(broken))
    finally:
        writer.close()


def _understood(said: bytes) -> Answer:
    head, _end, body = said.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split()
    if len(words) < 2:
        return Answer(0, text="nothing said")
    fields = dict(line.lower().split(": ", 1) for line in lines)
    if len(body) < int(fields.get("content-length", 0)):
        return Answer(0, text="broken off")
    return Answer(int(words[1]), fields.get("location", ""), body.decode(errors="replace"))
