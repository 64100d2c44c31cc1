"""An embedded PostgreSQL: loopback only, no socket files, passwords by SCRAM, data that outlives a crash."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from config.launch import ports, processes
from config.launch.folders import CannotStart, secret
from config.launch.home import Home
from config.launch.programs import major_of

NAME = "balai"  # of the role and of the database
ENVIRON = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}  # none of the caller's PG* variables
ALWAYS = {
    "listen_addresses": ports.LOOPBACK,
    "unix_socket_directories": "",
    "wal_level": "minimal",
    "max_wal_senders": 0,
    "max_logical_replication_workers": 0,
    "jit": "off",
    "timezone": "UTC",
}
FOR_RUN = {"max_connections": 60, "shared_buffers": "32MB", "max_wal_size": "256MB"}
FOR_TEST = {
    "max_connections": 300,
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class Postgres:
    """One data folder and the server on it."""

    def __init__(
        self, *, program: Path, home: Home, folder: Path, log: Path, settings: dict[str, object]
    ) -> None:
        self.program, self.home, self.log, self.settings = program, home, log, settings
        self.room = home.room("postgres")
        self.data = self.room / "data"
        self.password = secret(folder / "secrets" / "postgres")
        self.remembered_port = folder / "postgres.port"
        self.port = 0

    @property
    def url(self) -> str:
        return f"postgresql://{NAME}:{self.password}@{ports.LOOPBACK}:{self.port}/{NAME}"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server on its data, made at the first start; return before it is ready."""
        if not self.data.exists():
            self._make_data()
        self._check_major()
        self._clear_the_way()
        self.port = ports.kept(self.remembered_port)
        return processes.spawn(
            [self.program, "-D", self.data, *_as_options({**ALWAYS, **self.settings, "port": self.port})],
            log=self.log,
            environ=ENVIRON,
            account=self.home.account,
            farewell=signal.SIGINT,  # fast: open transactions are rolled back
        )

    def is_ready(self) -> bool:
        """Read, as pg_ctl does, the server's own word in its lock file."""
        lines = self._lock_lines()
        return len(lines) > 7 and lines[7].strip() == "ready"

    def _make_data(self) -> None:
        """Make the data in a folder aside, so that an interrupted start leaves nothing half made."""
        fresh, word = self.room / "data.new", self.room / "password.new"
        shutil.rmtree(fresh, ignore_errors=True)
        word.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(word, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(self.password)
            self.home.give(word)
            initdb = [self.program.with_name("initdb"), "-D", fresh, "-U", NAME, f"--pwfile={word}"]
            rules = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"]
            self._once([*initdb, *rules, *(["--no-sync"] if self.settings.get("fsync") == "off" else [])])
        finally:
            word.unlink(missing_ok=True)
        self._once([self.program, "--single", "-D", fresh, "postgres"], f"CREATE DATABASE {NAME}\n")
        fresh.rename(self.data)

    def _once(self, command: list[object], words: str = "") -> None:
        with self.log.open("ab") as log:
            done = subprocess.run(
                [str(word) for word in command],
                input=words.encode(),
                stdout=log,
                stderr=log,
                env=ENVIRON,
                cwd=self.room,
                check=False,
                **self.home.account,
            )
        if done.returncode:
            reason = processes.last_words(self.log)
            raise CannotStart(
                f"{reason}\nPostgreSQL could not make its data in {self.room}, for the reason above."
            )

    def _check_major(self) -> None:
        of_data, of_program = int((self.data / "PG_VERSION").read_text()), major_of(self.program)
        if of_data != of_program:
            raise CannotStart(
                f"The data in {self.data} is of PostgreSQL {of_data}, this server is {of_program}:"
                f" move what you need with PostgreSQL {of_data}, or start empty with: make reset"
            )

    def _clear_the_way(self) -> None:
        """End a server left by a starter that was killed, or remove the lock of one that crashed."""
        lines = self._lock_lines()
        if not lines or not lines[0].strip().isdecimal():
            return
        pid = int(lines[0])
        if _works_on(pid, self.data):
            os.kill(pid, signal.SIGINT)
            if not processes.wait_until(lambda: not processes.is_alive(pid), 20):
                raise CannotStart(
                    f"An earlier PostgreSQL (process {pid}) does not end. End it with: kill -QUIT {pid}"
                )
        else:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _lock_lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []


def _works_on(pid: int, data: Path) -> bool:
    """Tell whether the process is a server on this data: an old lock's number may be another's by now."""
    if not processes.is_alive(pid):
        return False
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == data
    except OSError:
        words = subprocess.run(
            ["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False
        )
        return str(data) in words.stdout


def _as_options(settings: dict[str, object]) -> list[str]:
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
