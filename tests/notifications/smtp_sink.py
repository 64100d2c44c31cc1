"""A local SMTP server that counts what it accepted, and can be told to hang, refuse, hang up, or strike at "250 OK"."""
# ruff: noqa: N802  # aiosmtpd looks for handle_EHLO and the like

import asyncio
import socket
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message as MimeMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

Answer = Callable[[str], str | None]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class SmtpSink:
    """Accepted mails are in `accepted` as (recipient, Message-ID), whole ones in `mails`."""

    def __init__(self) -> None:
        self.accepted: list[tuple[str, str]] = []
        self.mails: list[tuple[str, MimeMessage]] = []
        self.connections = 0
        # Further lines of its greeting: "250-PIPELINING".
        self.offers: list[str] = []
        # Each may answer with an SMTP line instead of going on.
        self.on_recipient: Answer = lambda _address: None
        self.on_letter: Answer = lambda _address: None
        # After its answer to a recipient, and without any where `on_recipient` gives none.
        self.hangs_up = False
        # Called when a letter has been accepted, before the client hears of it.
        self.on_accepted: Callable[[str], None] = lambda _address: None
        # Called with the number of the connection (1, 2, ...) before it is greeted.
        self.on_connection: Callable[[int], object] = lambda _number: None
        self._controller: Any = None
        self.port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen, on the port of last time if there was one."""
        self.port = self.port or free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Refuse connections from now on; what was accepted stays counted."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def times(self) -> Counter[str]:
        """How often each recipient was written to."""
        return Counter(address for address, _mail_id in self.accepted)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        await asyncio.to_thread(self.on_connection, self.connections)
        session.host_name = hostname
        return [*responses[:1], *self.offers, *responses[1:]]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.on_recipient(address)
        if self.hangs_up and server.transport is not None:
            server._writer.write(f"{answer}\r\n".encode() if answer else b"")
            server.transport.close()
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        address = envelope.rcpt_tos[0]
        if answer := await asyncio.to_thread(self.on_letter, address):
            return answer
        content = envelope.content
        mail = message_from_bytes(content if isinstance(content, bytes) else str(content).encode())
        self.accepted.append((address, mail["Message-ID"]))
        self.mails.append((address, mail))
        await asyncio.to_thread(self.on_accepted, address)
        return "250 OK"
