"""A real web server on the database of a test, run as `make run` runs it."""

import fcntl
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from config.launch import healthy, ports, processes
from config.launch.folders import ROOT, TEST, made
from tests.notifications.smtp_sink import free_port
from tests.notifications.workers import database_url

SITE = "config.wsgi:application"
STATIC_ROOT = TEST / "static"
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
# Both import roots come after the standard library, as in manage.py.
START = (
    f"import sys; sys.path += [{str(ROOT)!r}, {str(ROOT / 'platform')!r}];"
    "from gunicorn.app.wsgiapp import run; run()"
)


class Web:
    """One gunicorn with the site's own configuration; `application` may be another WSGI application."""

    def __init__(self, application: str = SITE, *, first_page: str = "/", **environ: str) -> None:
        self.application, self.first_page, self.port = application, first_page, free_port()
        self._more = environ
        self._room = TemporaryDirectory(prefix="balai-web-")
        self.log = Path(self._room.name) / "web.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def host(self) -> str:
        return f"localhost:{self.port}"

    def __enter__(self) -> Self:
        collect_files()
        configuration = ROOT / "platform" / "config" / "gunicorn.py"
        self._process = processes.spawn(
            [
                *(sys.executable, "-c", START, self.application, "--config", configuration),
                *("--bind", f"{ports.LOOPBACK}:{self.port}"),
            ],
            log=self.log,
            environ=self._environ(),
            cwd=ROOT,
        )
        if not processes.wait_until(self._answers_or_has_ended, 60):
            raise AssertionError(f"The web server does not answer.\n{self.last_words()}")
        assert not self._has_ended(), self.last_words()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            processes.stop(self._process, signal.SIGTERM)
        self._room.cleanup()

    def last_words(self) -> str:
        return processes.last_words(self.log, 40)

    def memory(self) -> list[int]:
        """The proportional set size of each of its processes in MB, the first one that of the parent."""
        return [_pss(pid) for pid in self._pids()]

    def processor_time(self) -> float:
        """How many seconds its processes have computed so far; other programs on the machine do not change it."""
        return sum(_processor_time(pid) for pid in self._pids())

    def _pids(self) -> list[int]:
        assert self._process is not None
        parent = self._process.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return [parent, *map(int, children)]

    def _environ(self) -> Mapping[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": database_url(),
            "SITE_URL": f"http://{self.host}",
            "STATIC_ROOT": str(STATIC_ROOT),
            "PYTHONUNBUFFERED": "1",
            **self._more,
        }

    def _answers_or_has_ended(self) -> bool:
        return self._has_ended() or healthy.answers(self.port, self.host, self.first_page)

    def _has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None


@cache
def collect_files() -> None:
    """Collect the front-end files once; another process of the test run that wants them too waits its turn."""
    with (made(TEST) / "static.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        subprocess.run(
            [sys.executable, ROOT / "manage.py", "prepare", "--files-only"],
            cwd=ROOT,
            env={**os.environ, "STATIC_ROOT": str(STATIC_ROOT)},
            stdout=subprocess.DEVNULL,
            check=True,
        )


def _pss(pid: int) -> int:
    found = PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    return round(int(found[1]) / 1024) if found else 0


def _processor_time(pid: int) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
