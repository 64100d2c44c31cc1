"""The servers under a site or a test run: those the environment names, else embedded ones of this folder."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from config.launch import home as homes
from config.launch import lock, processes, programs
from config.launch.folders import CannotStart, made
from config.launch.postgres import FOR_RUN, FOR_TEST, Postgres
from config.launch.valkey import Valkey

Say = Callable[[str], None]
ADDRESSES = "addresses.json"  # in the folder while the servers run: for `make manage` and for curious people


@dataclass
class Server:
    """A server of ours: what to call it, how to ask it to end, and its process once started."""

    name: str
    engine: Postgres | Valkey
    ask: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        self.process = self.engine.start()
        return self.process

    def stop(self) -> None:
        if self.process:
            processes.stop(self.process, self.ask)


class Servers:
    """What has to be started in this folder for the variables that the environment lacks."""

    def __init__(self, folder: Path, *, for_test: bool, environ: Mapping[str, str], say: Say) -> None:
        self.folder = folder
        self.environ = {name: environ[name] for name in ("DATABASE_URL", "REDIS_URL") if environ.get(name)}
        self.ours: list[Server] = []
        home = None if len(self.environ) == 2 else homes.find(folder)
        logs = made(folder / "logs")
        if home and "DATABASE_URL" not in self.environ:
            postgres = Postgres(
                program=homes.within_reach(home, programs.find_postgres(say)),
                home=home,
                folder=folder,
                log=logs / "postgres.log",
                settings=dict(FOR_TEST if for_test else FOR_RUN),
            )
            self.ours.append(Server("postgres", postgres, signal.SIGINT))
        if home and "REDIS_URL" not in self.environ:
            program = homes.within_reach(home, programs.find_valkey())
            valkey = Valkey(program=program, home=home, folder=folder, log=logs / "valkey.log")
            self.ours.append(Server("valkey", valkey, signal.SIGTERM))

    def start(self, pause: Callable[[float], None] | None = None) -> None:
        """Start ours side by side and wait until each is ready; then `environ` names all."""
        for server in self.ours:
            server.start()
        for server in self.ours:
            self.wait_for(server, pause)
            self.environ["DATABASE_URL" if server.name == "postgres" else "REDIS_URL"] = server.engine.url
        self._write_addresses()

    def wait_for(self, server: Server, pause: Callable[[float], None] | None = None) -> None:
        """Wait until the server is ready; raise with the end of its log when it ends or takes a minute."""

        def ready_or_dead() -> bool:
            return server.engine.is_ready() or server.process is None or server.process.poll() is not None

        done = processes.wait_until(ready_or_dead, 60, *([pause] if pause else []))
        if not done or server.process is None or server.process.poll() is not None:
            raise CannotStart(f"{processes.last_words(server.engine.log)}\n{server.name} did not start.")

    def stop(self) -> None:
        """Stop ours in the reverse order; those that the environment named are left alone."""
        for server in reversed(self.ours):
            server.stop()
        (self.folder / ADDRESSES).unlink(missing_ok=True)

    def _write_addresses(self) -> None:
        path = self.folder / ADDRESSES
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(self.environ, file)


@contextmanager
def running(
    folder: Path, *, for_test: bool, environ: Mapping[str, str], say: Say = print
) -> Iterator[dict[str, str]]:
    """Run the servers of a folder for the length of a block; yields DATABASE_URL and REDIS_URL."""
    with lock.held(folder):
        servers = Servers(folder, for_test=for_test, environ=environ, say=say)
        try:
            servers.start()
            yield servers.environ
        finally:
            servers.stop()
