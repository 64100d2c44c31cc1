"""Many browsers at one door: each has its connection open before the first may speak."""

import asyncio
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
    return asyncio.run(_flood(port, requests, patience))


async def _flood(port: int, requests: Sequence[bytes], patience: float) -> list[Answer]:
    gate = asyncio.Barrier(len(requests))
    return await asyncio.gather(*(_one(port, request, gate, patience) for request in requests))


async def _one(port: int, request: bytes, gate: asyncio.Barrier, patience: float) -> Answer:
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    try:
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
