"""A PostgreSQL that crashes and comes back, and a connection to it that breaks between a commit and its answer."""

import os
import re
import signal
import socket
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from django.core.management import call_command
from django.db import connection

from config.launch.servers import Servers

_WHERE = ("HOST", "PORT", "NAME", "USER", "PASSWORD")


class OwnPostgres:
    """A server for one test, with the settings of a real site; within the block Django's connection leads to it."""

    def __init__(self, folder: Path) -> None:
        self._servers = Servers(folder, for_test=False, environ={"REDIS_URL": "none"}, say=print)
        self._own: dict[str, Any] = {}

    def __enter__(self) -> Self:
        self._servers.start()
        parts = urlsplit(self._servers.environ["DATABASE_URL"])
        connection.close()
        self._own = {name: connection.settings_dict[name] for name in _WHERE}
        found = (parts.hostname, parts.port, parts.path[1:], parts.username, parts.password)
        connection.settings_dict.update(zip(_WHERE, found, strict=True))
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection.close()
        connection.settings_dict.update(self._own)
        self._servers.stop()

    @property
    def url(self) -> str:
        return self._servers.environ["DATABASE_URL"]

    def restart(self) -> None:
        """As an operator does: open transactions are rolled back, all sessions end."""
        self._servers.stop()
        self._come_back()

    def crash(self) -> None:
        """As a machine does that loses power: what was not yet on disk is gone, the rest is replayed."""
        for server in self._servers.ours:
            assert server.process is not None
            os.kill(server.process.pid, signal.SIGQUIT)
            server.process.wait()
        self._come_back()

    def _come_back(self) -> None:
        connection.close()
        self._servers.start()


class CuttingProxy:
    """Stands between a worker and PostgreSQL; may pass a statement on and cut the line before its answer comes back."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        self._server = (parts.hostname, parts.port)
        self._ear = socket.create_server(("127.0.0.1", 0))
        at = f"{parts.netloc.rpartition('@')[0]}@127.0.0.1:{self._ear.getsockname()[1]}"
        self.url = urlunsplit(parts._replace(netloc=at))
        self._wanted: re.Pattern[bytes] | None = None
        self._guard = threading.Lock()
        self.cuts = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ear.close()

    def cut_after(self, statement: str) -> None:
        """The next time a statement matches, it is done, and nobody hears of it."""
        self._wanted = re.compile(statement.encode())

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self._ear.accept()
                server = socket.create_connection(self._server)
                line = _Line(self, client, server)
                for run in (line.ask, line.answer):
                    threading.Thread(target=run, daemon=True).start()

    def takes(self, data: bytes) -> bool:
        """Whether this is the statement to be cut off; true once."""
        with self._guard:
            if self._wanted is None or not self._wanted.search(data):
                return False
            self._wanted, self.cuts = None, self.cuts + 1
            return True


class _Line:
    def __init__(self, proxy: CuttingProxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy, self._client, self._server, self._is_cut = proxy, client, server, False

    def ask(self) -> None:
        with suppress(OSError):
            while data := self._client.recv(65536):
                self._is_cut = self._is_cut or self._proxy.takes(data)
                self._server.sendall(data)
        self._close()

    def answer(self) -> None:
        with suppress(OSError):
            while data := self._server.recv(65536):
                if self._is_cut:
                    break
                self._client.sendall(data)
        self._close()

    def _close(self) -> None:
        for side in (self._client, self._server):
            with suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
