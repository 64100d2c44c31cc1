"""A whole site for a browser: gunicorn and a Celery worker in production settings, on a database of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from celery import Celery
from psycopg import sql

from config.launch import local, ports, processes
from config.launch.folders import ROOT, TEST, made
from config.launch.healthy import answers

PYTHON = sys.executable
# Both import roots come after the standard library, as in manage.py.
MODULE = (
    f"import runpy, sys; sys.path += [{str(ROOT)!r}, {str(ROOT / 'platform')!r}];"
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
)
# Journeys are the same by day and by night; those of quiet hours are tested elsewhere.
AWAKE = (
    "from core.models import SiteSettings;"
    "SiteSettings.objects.update_or_create(pk=1, defaults={'quiet_from': '00:00', 'quiet_until': '00:00'})"
)
TROUBLE = re.compile(r"Traceback|level=(?:error|critical)|\b(?:ERROR|CRITICAL)\b")


@dataclass(frozen=True)
class Site:
    """A running site: `address` without a slash at its end, the environment of its processes, their logs."""

    address: str
    environ: Mapping[str, str]
    logs: tuple[Path, ...]

    def manage(self, *words: str) -> str:
        """Run a command of manage.py on this site; returns what it printed, raises RuntimeError with its last words."""
        command = [PYTHON, "manage.py", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environ, check=False, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr[-2000:]}")
        return done.stdout

    def ring(self) -> None:
        """Do what beat does each minute."""
        with Celery(broker=self.environ["REDIS_URL"]) as bell:
            bell.send_task("notifications.engine.tasks.ring", ignore_result=True)

    def troubles(self) -> list[str]:
        """Lines of the logs that tell of an error on the server's side."""
        lines = (line for log in self.logs for line in log.read_text(errors="replace").splitlines())
        return [line for line in lines if TROUBLE.search(line)]


@contextmanager
def running(environ: Mapping[str, str]) -> Iterator[Site]:
    """Run a site with the demonstration for the length of a block, beside the servers that `environ` names."""
    database_url, name = _beside(environ["DATABASE_URL"])
    port = ports.kept(made(TEST / "site") / "port")
    site_environ = {
        **local.test_environment(environ, {}),
        "DATABASE_URL": database_url,
        "SITE_URL": f"http://localhost:{port}",
        "STATIC_ROOT": str(TEST / "site" / "static"),
        "MEDIA_ROOT": str(TEST / "site" / "media"),
        "WEB_PROCESSES": "1",
        "PYTHONWARNINGS": "ignore",  # Celery minds root
    }
    logs = TEST / "site" / "web.log", TEST / "site" / "worker.log"
    for log in logs:
        log.unlink(missing_ok=True)
    _again(environ["DATABASE_URL"], name)
    site = Site(f"http://localhost:{port}", site_environ, logs)
    children = []
    try:
        site.manage("prepare")
        site.manage("shell", "--no-imports", "-c", AWAKE)
        for command, log in zip((_web(port), _worker()), logs, strict=True):
            children.append(processes.spawn(command, log=log, environ=site_environ, cwd=ROOT))
        if not processes.wait_until(lambda: answers(port, f"localhost:{port}"), 60):
            raise RuntimeError(processes.last_words(logs[0]) or "The site did not start.")
        yield site
    finally:
        for child in children:
            processes.stop(child, patience=5)
        _drop(environ["DATABASE_URL"], name)


def _web(port: int) -> list[str | Path]:
    settings = ROOT / "platform" / "config" / "gunicorn.py"
    return [
        *(PYTHON, "-c", MODULE, "gunicorn", "config.wsgi:application", "--config", settings),
        *("--bind", f"{ports.LOOPBACK}:{port}"),
    ]


def _worker() -> list[str | Path]:
    return [
        *(PYTHON, "-c", MODULE, "celery", "--app", "config", "--quiet", "worker", "--pool", "threads"),
        *("--concurrency", "2", "--loglevel", "WARNING"),
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
    ]


def _beside(url: str) -> tuple[str, str]:
    """Return the address and name of a database beside the one named, for the site alone."""
    parts = urlsplit(url)
    name = f"{parts.path.strip('/')}_site"
    return urlunsplit(parts._replace(path=f"/{name}")), name


def _again(url: str, name: str) -> None:
    _drop(url, name)
    with _server(url) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _drop(url: str, name: str) -> None:
    with _server(url) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _server(url: str) -> psycopg.Connection:
    return psycopg.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")), autocommit=True)
