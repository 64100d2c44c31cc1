"""An SMTP server in a process of its own, fast enough for a hundred thousand letters, which counts what it accepted.

A line of its log is "recipient Message-ID", written before the client hears "250 OK": what stands there was accepted,
whatever became of the client. It offers PIPELINING, keeps no letter, and knows no mailbox called "nobody...".
"""

import asyncio
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from tests.notifications.smtp_sink import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
_MESSAGE_ID = re.compile(rb"^message-id:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_RECIPIENT = re.compile(rb"<([^>]*)>")


class CountingSink:
    """The server, started, stopped and killed like any other; the log outlives it."""

    def __init__(self, folder: Path) -> None:
        self.port, self.log = free_port(), folder / "accepted.log"
        self.log.touch()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen, and return when it does."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.notifications.counting_sink", str(self.port), str(self.log)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"listening\n"

    def stop(self) -> None:
        """Hang up on everybody and refuse connections from now on."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def letters(self) -> int:
        """How many letters it accepted."""
        return self.log.read_bytes().count(b"\n")

    def accepted(self) -> Counter[tuple[str, str]]:
        """How often each (recipient, Message-ID) was accepted."""
        lines = self.log.read_text().splitlines()
        return Counter((recipient, mail_id) for recipient, _space, mail_id in map(_parted, lines))

    def times(self) -> Counter[str]:
        """How often each recipient was written to."""
        return Counter(line.partition(" ")[0] for line in self.log.read_text().splitlines())


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(" ")


class _Session(asyncio.Protocol):
    def __init__(self, log: TextIO) -> None:
        self._log, self._waiting, self._recipient, self._in_letter = log, b"", "", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._say("220 sink")

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while self._take_one():
            pass

    def _take_one(self) -> bool:
        end = b"\r\n.\r\n" if self._in_letter else b"\r\n"
        taken, found, rest = self._waiting.partition(end)
        if not found:
            return False
        self._waiting = rest
        if self._in_letter:
            self._accept(taken)
        else:
            self._answer(taken)
        return True

    def _answer(self, line: bytes) -> None:
        verb = line[:4].upper()
        if verb == b"DATA":
            # A client that pipelines says DATA before it has heard that the mailbox is unknown.
            self._in_letter = not self._recipient.startswith("nobody")
            self._say("354 go ahead" if self._in_letter else "554 no valid recipients")
        elif verb == b"EHLO":
            self._say("250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8")
        elif verb == b"QUIT":
            self._say("221 bye")
            self._transport.close()
        else:
            self._say(self._name_recipient(line) if verb == b"RCPT" else "250 OK")

    def _name_recipient(self, line: bytes) -> str:
        named = _RECIPIENT.search(line)
        self._recipient = named[1].decode() if named else ""
        return "550 5.1.1 no such mailbox" if self._recipient.startswith("nobody") else "250 OK"

    def _accept(self, letter: bytes) -> None:
        self._in_letter = False
        head = letter.partition(b"\r\n\r\n")[0]
        named = _MESSAGE_ID.search(head)
        print(self._recipient, named[1].decode() if named else "", file=self._log, flush=True)
        self._say("250 OK")

    def _say(self, words: str) -> None:
        self._transport.write(words.encode() + b"\r\n")


async def _serve(port: int, log: Path) -> None:
    with log.open("a") as file:
        server = await asyncio.get_running_loop().create_server(lambda: _Session(file), "127.0.0.1", port)
        print("listening", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), Path(sys.argv[2])))
