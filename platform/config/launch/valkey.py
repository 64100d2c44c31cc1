"""An embedded Valkey, the broker and page cache: loopback only, with a password, in memory only."""

import signal
import subprocess
from pathlib import Path

from config.launch import ports, processes
from config.launch.folders import secret
from config.launch.home import Home

# Nothing is kept on disk: a task is a hint, the database is the truth. Only keys with an end (the page cache)
# give way when the memory is full, never the queues.
CONFIGURATION = """
bind {host}
port {port}
requirepass {password}
dir {room}
save ""
appendonly no
maxmemory 64mb
maxmemory-policy volatile-lru
io-threads 1
"""


class Valkey:
    """One server; what it holds is lost when it stops."""

    def __init__(self, *, program: Path, home: Home, folder: Path, log: Path) -> None:
        self.program, self.home, self.log = program, home, log
        self.room = home.room("valkey")
        self.password = secret(folder / "secrets" / "valkey")
        self.remembered_port = folder / "valkey.port"
        self.port = 0

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@{ports.LOOPBACK}:{self.port}/0"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server; its configuration goes in by standard input, since a command line is public."""
        self.port = ports.kept(self.remembered_port)
        process = processes.spawn(
            [self.program, "-"],
            log=self.log,
            environ={"LC_ALL": "C.UTF-8"},
            account=self.home.account,
            farewell=signal.SIGTERM,
            stdin=subprocess.PIPE,
        )
        words = CONFIGURATION.format(
            host=ports.LOOPBACK, port=self.port, password=self.password, room=self.room
        )
        assert process.stdin is not None  # noqa: S101 - asked for above
        with process.stdin as stdin:
            stdin.write(words.encode())
        return process

    def is_ready(self) -> bool:
        return ports.answers(self.port)
