"""`make run`: the whole site on this machine, from the database up, until it is told to stop."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from config.launch import children, local, lock, ports, processes
from config.launch.children import Child
from config.launch.folders import BALAI, ROOT, CannotStart, made
from config.launch.healthy import answers
from config.launch.servers import Servers
from config.launch.stop_request import StopAsked, StopRequest

PYTHON = sys.executable
READY_WITHIN = 60.0


class Stand:
    """The site and all its processes, in one folder, on one port."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self.folder, self.logs = folder, made(folder / "logs")
        self.caller = environ
        self.port = local.port_of(environ)
        self.stop_request = StopRequest()
        self.servers: list[Child] = []
        self.site: list[Child] = []
        self.environ: dict[str, str] = {}

    def run(self) -> int:
        """Run until told to stop; returns the exit code."""
        self.stop_request.listen()
        began = time.monotonic()
        try:
            with lock.held(self.folder):
                try:
                    self._check_port()
                    self._start_servers()
                    self._prepare()
                    self._start_site()
                    say(_welcome(self.environ["SITE_URL"], self.logs, time.monotonic() - began))
                    while True:
                        self.stop_request.pause(0.25)
                        children.tend([*self.servers, *self.site], say, self.stop_request.pause)
                finally:
                    self._stop()
        except StopAsked:
            say("Stopped. Your data is kept; make run goes on with it, make reset empties it.")
            return 0
        except (CannotStart, children.GaveUp) as reason:
            say(str(reason))
            return 1

    def _check_port(self) -> None:
        # What a killed run has left goes within a second or two.
        if not processes.wait_until(lambda: not ports.is_taken(self.port), 2, self.stop_request.pause):
            raise CannotStart(
                f"Port {self.port} is busy: stop the program that listens there,"
                f" or choose another port, for example: make run PORT={self.port + 1}"
            )

    def _start_servers(self) -> None:
        servers = Servers(self.folder, for_test=False, environ=self.caller, say=say)
        say(
            "Starting "
            + (" and ".join(server.name for server in servers.ours) or "with the servers you named")
        )
        for server in servers.ours:
            self.servers.append(Child(server.name, server.engine.log, server.start, server.ask))
        try:
            servers.start(self.stop_request.pause)
        finally:
            for child, server in zip(self.servers, servers.ours, strict=True):
                child.process = server.process
        self.environ = local.environment(self.caller, self.folder, servers.environ)

    def _prepare(self) -> None:
        say("Preparing the database and the files")
        log = self.logs / "prepare.log"
        log.unlink(missing_ok=True)
        process = processes.spawn(
            [PYTHON, ROOT / "manage.py", "prepare"],
            log=log,
            environ=self.environ,
            cwd=ROOT,
            farewell=signal.SIGKILL,
        )
        told = 0
        try:
            while process.poll() is None:
                self.stop_request.pause(0.05)
                told = _tell_progress(log, told)
        finally:
            processes.stop(process, patience=3)
        _tell_progress(log, told)
        if process.returncode:
            raise CannotStart(
                f"{processes.last_words(log, 40)}\nPreparing failed, for the reason above ({log})."
            )

    def _start_site(self) -> None:
        """Start web, worker and beat side by side, and wait until the site answers."""
        say("Starting the web server, the worker and the clock")
        celery = [PYTHON, "-m", "celery", "--app", "config", "--quiet"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        commands = {
            "web": [
                *(PYTHON, "-m", "gunicorn", "config.wsgi:application"),
                *("--config", ROOT / "platform" / "config" / "gunicorn.py"),
                *("--bind", f"{ports.LOOPBACK}:{self.port}"),
            ],
            "beat": [*celery, "beat", "--schedule", made(self.folder / "beat") / "schedule", "--pidfile", ""],
            "worker": [
                *celery,
                "worker",
                "--pool",
                "threads",
                "--concurrency",
                "2",
                "--loglevel",
                "INFO",
                *quiet,
            ],
        }
        for name, command in commands.items():
            child = Child(
                name, self.logs / f"{name}.log", lambda name=name, command=command: self._spawn(name, command)
            )
            self.site.append(child)
            child.run()
        web = self.site[0]
        if not processes.wait_until(
            lambda: web.has_died() or answers(self.port, f"localhost:{self.port}"),
            READY_WITHIN,
            self.stop_request.pause,
        ):
            raise CannotStart(
                f"{processes.last_words(web.log)}\nThe site does not answer; its last words are above."
            )
        if web.has_died():
            raise CannotStart(
                f"{processes.last_words(web.log, 30)}\nThe web server did not start, for the reason above."
            )

    def _spawn(self, name: str, command: list[str | Path]) -> subprocess.Popen[bytes]:
        # With its parent a worker loses its broker, and would wait for it: it is not asked but ended.
        farewell = signal.SIGTERM if name == "web" else signal.SIGKILL
        log = self.logs / f"{name}.log"
        return processes.spawn(command, log=log, environ=self.environ, cwd=ROOT, farewell=farewell)

    def _stop(self) -> None:
        if self.site or self.servers:
            say("Stopping")
        children.stop(self.site, self._is_urgent)
        for server in reversed(self.servers):
            children.stop([server], self._is_urgent)
        (self.folder / "addresses.json").unlink(missing_ok=True)

    def _is_urgent(self) -> bool:
        return self.stop_request.count > 1


def _tell_progress(log: Path, told: int) -> int:
    """Say the lines that the preparation has added since; returns how many have been said."""
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.startswith("* ")]
    for line in lines[told:]:
        say("  " + line[2:])
    return len(lines)


def _welcome(address: str, logs: Path, seconds: float) -> str:
    return f"""
Balai is ready after {seconds:.1f} s:  {address}/

  Sign in        {address}/account/login/ with any e-mail address, yours or a demonstration person's
  Post box       {address}/post-box/ shows every mail that was "sent": codes, confirmations, reminders
  Second factor  make codes prints who the demonstration staff are and the six digits they are asked for
  Logs           {logs}/
  Stop           Ctrl-C (your data is kept; make reset empties it)
"""


def say(text: str) -> None:
    """Print; a terminal that has gone away is no reason to fail."""
    try:
        print(text, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - for the rest of the run


if __name__ == "__main__":
    sys.exit(Stand(BALAI, os.environ).run())
